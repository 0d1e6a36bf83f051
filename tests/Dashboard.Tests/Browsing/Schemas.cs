namespace SchemaPacks.Tests.Browsing;

/// <summary>The schemas that tests bring along, beside those of the sample packs.</summary>
internal static class Schemas
{
    public const string Closed = """
        $schema: https://json-schema.org/draft/2020-12/schema
        $id: lab.example/door/closed
        version: 1
        title: A door was closed
        type: object
        properties:
          door: { type: string, categories: [unrestricted] }
        required: [door]
        owner: Building services
        deprecated: true
        """;

    /// <summary>Version 2 asks for how the door was opened, so it breaks senders of version 1.</summary>
    public static string Opened(int version) => $"""
        $schema: https://json-schema.org/draft/2020-12/schema
        $id: lab.example/door/opened
        version: {version}
        title: A door was opened
        description: Somebody opened a door of the laboratory, or the wind did.
        type: object
        properties:
          door:
            title: Door
            description: Its name on the plan of the building
            type: string
            minLength: 1
            maxLength: 40
            categories: [unrestricted]
          by:
            title: Means
            description: What opened it
            enum: [badge, key, wind]
            categories: [unrestricted]
        required: {(version == 1 ? "[door]" : "[door, by]")}
        examples:
          - door: north
            by: key

        """;
}

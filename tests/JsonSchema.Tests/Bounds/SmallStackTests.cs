using System.Text;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Tests.Bounds;

/// <summary>Schemas that chain thousands of parts, compiled and run on a thread of a quarter of a megabyte: running out of stack would end the process.</summary>
public sealed class SmallStackTests
{
    private const int Links = 3_000;
    private const int StackBytes = 256 * 1024;

    [Theory]
    [InlineData("""{"$ref":"#/definitions/NEXT"}""")]
    [InlineData("""{"allOf":[{"$ref":"#/definitions/NEXT"}]}""")]
    [InlineData("""{"anyOf":[{"$ref":"#/definitions/NEXT"},false]}""")]
    [InlineData("""{"not":{"$ref":"#/definitions/NEXT"}}""")]
    [InlineData("""{"if":{"$ref":"#/definitions/NEXT"},"then":true,"else":false}""")]
    [InlineData("""{"required":["a"],"oneOf":[{"$ref":"#/definitions/NEXT"}]}""")]
    [InlineData("""{"properties":{"a":{"$ref":"#/definitions/NEXT"}}}""")]
    [InlineData("""{"propertyNames":{"$ref":"#/definitions/NEXT"}}""")]
    [InlineData("""{"items":{"$ref":"#/definitions/NEXT"}}""")]
    [InlineData("""{"dependentSchemas":{"a":{"$ref":"#/definitions/NEXT"}},"unevaluatedProperties":{"type":"integer"}}""")]
    [InlineData("""{"$ref":"#/definitions/NEXT","unevaluatedProperties":{"type":"integer"}}""")]
    [InlineData("""{"$ref":"#/definitions/NEXT","unevaluatedItems":{"type":"integer"}}""")]
    public void A_chain_of_schemas_needs_no_stack(string link)
    {
        var text = new StringBuilder("""{"$schema":"https://json-schema.org/draft/2020-12/schema","$ref":"#/definitions/d0","definitions":{""");
        for (var i = 0; i < Links; i++)
            text.Append($"\"d{i}\":").Append(link.Replace("NEXT", $"d{i + 1}", StringComparison.Ordinal)).Append(',');
        var schema = Encoding.UTF8.GetBytes(text.Append($"\"d{Links}\":{{\"type\":[\"object\",\"array\"]}}}}}}").ToString());
        SchemaCompilation? compilation = null;
        var verdicts = new List<SchemaStatus>();

        OnSmallStack(() =>
        {
            compilation = SchemaCompiler.Compile(schema, options: new SchemaOptions { MaxSchemaNodes = 50_000 });
            foreach (var instance in (string[])["{\"a\":{\"a\":1}}", "[[1]]", "1"])
            {
                _ = compilation.Validator?.IsValid(Encoding.UTF8.GetBytes(instance));
                verdicts.Add(compilation.Validator?.Evaluate(Encoding.UTF8.GetBytes(instance)).Status ?? SchemaStatus.Malformed);
            }
        });

        compilation!.Problems.Should().BeEmpty();
        verdicts.Should().HaveCount(3).And.NotContain(SchemaStatus.Malformed);
    }

    private static void OnSmallStack(Action action)
    {
        Exception? thrown = null;
        var thread = new Thread(() => thrown = Record.Exception(action), StackBytes);
        thread.Start();
        thread.Join();
        thrown.Should().BeNull();
    }
}

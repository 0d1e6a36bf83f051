namespace SchemaPacks.JsonSchema.Outputs;

/// <summary>The annotations that hold: those of schemas that accept, below schemas that accept.</summary>
internal static class AnnotationWalk
{
    public static IEnumerable<SchemaAnnotation> Of(OutputUnit root) => Units(root).Select(keyword => new SchemaAnnotation
    {
        Keyword = keyword.Keyword,
        InstancePointer = keyword.InstancePointer,
        SchemaPointer = keyword.Path,
        AbsoluteLocation = keyword.Location,
        Schema = keyword.Node,
        Value = keyword.Annotation!.Value,
    });

    /// <summary>The keywords that annotate. A name that <c>propertyNames</c> judges is no value of the instance: nothing is said of it.</summary>
    public static List<OutputUnit> Units(OutputUnit root)
    {
        var found = new List<OutputUnit>();
        Add(root, found);
        return found;
    }

    private static void Add(OutputUnit schema, List<OutputUnit> found)
    {
        if (!schema.IsValid)
            return;
        foreach (var keyword in schema.Children)
        {
            if (keyword.Annotation is not null)
                found.Add(keyword);
            if (keyword.Keyword == "propertyNames")
                continue;
            foreach (var asked in keyword.Children)
                Add(asked, found);
        }
    }
}

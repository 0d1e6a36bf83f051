namespace SchemaPacks.JsonSchema;

/// <summary>The output formats that JSON Schema defines: <c>flag</c>, <c>basic</c>, <c>detailed</c> and <c>verbose</c> of 2019-09 and 2020-12, and <c>list</c> and <c>hierarchical</c>, which v1 has instead. Each can be had of a schema of any dialect.</summary>
public enum OutputFormat
{
    /// <summary><c>{"valid": true}</c>, and nothing else.</summary>
    Flag,

    /// <summary>A flat list: the errors of a refused instance, or the annotations of a valid one.</summary>
    Basic,

    /// <summary>What <see cref="Basic"/> has, as a tree: a unit with nothing to say and one unit below it gives way to that one.</summary>
    Detailed,

    /// <summary>Every keyword that was asked, as a tree.</summary>
    Verbose,

    /// <summary>A flat list of the schemas that were asked and have something to say, each with its errors and annotations by keyword.</summary>
    List,

    /// <summary>All schemas that were asked, as a tree, each with its errors and annotations by keyword.</summary>
    Hierarchical,
}

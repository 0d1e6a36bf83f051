using System.Text;
using SchemaPacks.Benchmarks.Validation;

namespace SchemaPacks.Benchmarks.Compiling;

/// <summary>Something that turns a schema's text into a validator.</summary>
/// <param name="Name">As the report has it.</param>
/// <param name="Compile">Reads and compiles the schema of a data set; what comes back judges one instance.</param>
internal sealed record CompileContender(string Name, Func<DataSet, Func<byte[], bool>> Compile)
{
    public static IReadOnlyList<CompileContender> All { get; } =
    [
        new("schemapacks", data =>
        {
            var validator = Contenders.Compile(data);
            return instance => validator.IsValid(instance);
        }),
        new("njsonschema", data =>
        {
            var schema = NJsonSchema.JsonSchema.FromJsonAsync(Encoding.UTF8.GetString(data.Schema)).GetAwaiter().GetResult();
            return instance => schema.Validate(Encoding.UTF8.GetString(instance)).Count == 0;
        }),
    ];
}

using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Tests.Surface;

/// <summary>The samples of <c>docs/json-schema.md</c>, word for word; <see cref="GuideTests"/> compares them.</summary>
public class GuideSamples
{
    private static readonly JsonSchemaValidator Paths = SchemaCompiler.Compile("""
        { "type": "object", "required": ["path"], "properties": { "path": { "type": "string", "maxLength": 200, "title": "a file" } } }
        """u8).Validator!;

    [Fact]
    public void Compile_and_judge()
    {
        SchemaCompilation compilation = SchemaCompiler.Compile("""
            { "type": "object", "required": ["path"], "properties": { "path": { "type": "string", "maxLength": 200 } } }
            """u8);
        foreach (SchemaProblem problem in compilation.Problems)
            Console.WriteLine($"{problem.Pointer}: {problem.Message}");

        JsonSchemaValidator validator = compilation.Validator!;
        bool isValid = validator.IsValid("""{ "path": "notes/a" }"""u8);

        isValid.Should().BeTrue();
    }

    [Fact]
    public async Task Pieces()
    {
        var validator = Paths;
        var cancellation = TestContext.Current.CancellationToken;
        PipeReader reader = PipeReader.Create(new MemoryStream("""{ "path": "notes/a" }"""u8.ToArray()));

        ReadResult read = await reader.ReadAsync(cancellation);
        bool isValid = validator.IsValid(read.Buffer);
        reader.AdvanceTo(read.Buffer.End);

        isValid.Should().BeTrue();
    }

    [Fact]
    public void Why_was_it_refused()
    {
        var validator = Paths;

        SchemaVerdict verdict = validator.Evaluate("""{ "path": 7 }"""u8.ToArray());
        foreach (SchemaFinding finding in verdict.Findings)
            Console.WriteLine($"{finding.InstancePointer} {finding.Message} ({finding.AbsoluteLocation})");

        verdict.Findings.Select(finding => $"{finding.InstancePointer} {finding.Message} ({finding.AbsoluteLocation})")
            .Should().Equal("/path value must be of type string (schema:///#/properties/path/type)");
    }

    [Fact]
    public void Several_documents()
    {
        var number = new SchemaDocument(new Uri("https://example.com/schemas/number"), JsonElement.Parse("""{ "type": "integer" }"""));
        var documents = new SchemaDocumentSet([number]);

        SchemaCompilation compilation = SchemaCompiler.Compile(
            """{ "properties": { "count": { "$ref": "number" } } }"""u8,
            new Uri("https://example.com/schemas/event"),
            documents);

        compilation.Validator!.IsValid("""{ "count": 1 }"""u8).Should().BeTrue();
        compilation.Validator.IsValid("""{ "count": "1" }"""u8).Should().BeFalse();
    }

    [Fact]
    public void Formats()
    {
        var options = new SchemaOptions { DefaultDialect = JsonSchemaDialect.Draft202012, AssertFormats = true };
        JsonSchemaValidator validator = SchemaCompiler.Compile("""{ "format": "date" }"""u8, options: options).Validator!;
        bool isValid = validator.IsValid("\"2023-02-29\""u8); // false: no such day

        isValid.Should().BeFalse();
    }

    [Fact]
    public void Output_formats_and_annotations()
    {
        var validator = Paths;
        var stream = new MemoryStream();
        SchemaOutput judged;
        {
            SchemaOutput output = validator.Evaluate("""{ "path": "notes/a" }"""u8.ToArray(), OutputFormat.Basic);
            using var writer = new Utf8JsonWriter(stream);
            output.WriteTo(writer);
            judged = output;

            foreach (SchemaAnnotation annotation in output.Annotations)
                Console.WriteLine($"{annotation.InstancePointer}: {annotation.Keyword} is {annotation.Value}");
        }

        Encoding.UTF8.GetString(stream.ToArray()).Should().Be(judged.ToString()).And.Contain("a file");
        judged.Annotations.Select(annotation => $"{annotation.InstancePointer}: {annotation.Keyword} is {annotation.Value}").Should().Equal("/path: title is a file");
    }

    [Fact]
    public void Bounds()
    {
        var options = new SchemaOptions { MaxInstanceBytes = 64 * 1024, MaxItems = 1_000, MaxSteps = 50_000 };
        SchemaCompilation compilation = SchemaCompiler.Compile("""{ "items": { "type": "integer" } }"""u8, options: options);

        compilation.Validator!.IsValid(Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat(1, 1_000))}]")).Should().BeTrue();
        compilation.Validator.IsValid(Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat(1, 1_001))}]")).Should().BeFalse();
    }

    [Fact]
    public void Another_engine()
    {
        var counting = new CountingValidator(Paths);

        counting.IsValid("{}"u8).Should().BeFalse();
        counting.IsValid(JsonElement.Parse("""{ "path": "a" }""")).Should().BeTrue();
        counting.Evaluate("{}"u8.ToArray()).IsValid.Should().BeFalse();

        counting.Refused.Should().Be(1);
    }

    [Fact]
    public void Readme()
    {
        SchemaCompilation compilation = SchemaCompiler.Compile("""{ "type": "object", "required": ["path"] }"""u8);
        foreach (SchemaProblem problem in compilation.Problems)
            Console.WriteLine($"{problem.Pointer}: {problem.Message}");

        SchemaVerdict verdict = compilation.Validator!.Evaluate("""{ "name": "a" }"""u8.ToArray());
        foreach (SchemaFinding finding in verdict.Findings)
            Console.WriteLine($"{finding.InstancePointer} {finding.Message}"); // required property 'path' is missing

        verdict.Findings.Single().Message.Should().Be("required property 'path' is missing");
    }

    public sealed class CountingValidator(ISchemaValidator inner) : ISchemaValidator
    {
        private long _refused;

        public long Refused => Interlocked.Read(ref _refused);

        public bool IsValid(ReadOnlySpan<byte> utf8) => Count(inner.IsValid(utf8));

        public bool IsValid(JsonElement instance) => Count(inner.IsValid(instance));

        public SchemaVerdict Evaluate(ReadOnlyMemory<byte> utf8) => inner.Evaluate(utf8);

        public SchemaVerdict Evaluate(JsonElement instance) => inner.Evaluate(instance);

        public void Prepare() => inner.Prepare();

        private bool Count(bool isValid)
        {
            if (!isValid)
                Interlocked.Increment(ref _refused);
            return isValid;
        }
    }

    [Fact]
    public void Samples()
    {
        var validator = Paths;

        var sampler = new SchemaSampler(validator);
        byte[]? example = sampler.Accepted();
        byte[]? other = sampler.Accepted(SampleExtent.Varied, seed: 4711);
        foreach (RefusedSample refused in sampler.Refused())
            Console.WriteLine($"{Encoding.UTF8.GetString(refused.Utf8.Span)} {refused.Finding.Message}");

        Encoding.UTF8.GetString(example!).Should().Be("""{"path":"path"}""");
        validator.IsValid(other).Should().BeTrue();
    }
}

using System.Buffers;
using System.Text;
using System.Text.Json;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Tests.Surface;

/// <summary>The ways into the package: a schema and an instance may come as bytes, in pieces or as elements.</summary>
public class EntryPointTests
{
    private const string Schema = """{"required":["path"],"properties":{"path":{"type":"string"}}}""";

    [Fact]
    public void A_schema_compiles_from_bytes_from_an_element_and_as_a_document()
    {
        using var parsed = JsonDocument.Parse(Schema);
        JsonSchemaValidator[] validators =
        [
            SchemaCompiler.Compile(Encoding.UTF8.GetBytes(Schema)).Validator!,
            SchemaCompiler.Compile(parsed.RootElement).Validator!,
            SchemaCompiler.Compile(new SchemaDocument(new Uri("test:///schema"), parsed.RootElement)).Validator!,
        ];

        foreach (var validator in validators)
        {
            validator.IsValid("""{"path":"a"}"""u8).Should().BeTrue();
            validator.IsValid("{}"u8).Should().BeFalse();
        }
    }

    [Theory]
    [InlineData("""{"a":1,"a":2}""", SchemaProblemKind.MalformedDocument)]
    [InlineData("{", SchemaProblemKind.MalformedDocument)]
    [InlineData("", SchemaProblemKind.MalformedDocument)]
    [InlineData("[[[[[[]]]]]]", SchemaProblemKind.TooDeep)]
    [InlineData("[]", SchemaProblemKind.MetaschemaViolation)]
    public void Bytes_that_are_no_schema_are_a_problem_and_no_exception(string text, SchemaProblemKind kind) =>
        SchemaCompiler.Compile(Encoding.UTF8.GetBytes(text), options: new SchemaOptions { MaxSchemaDepth = 5 }).Problems.Select(problem => problem.Kind).Should().Contain(kind);

    [Fact]
    public void A_base_address_and_given_documents_resolve_references()
    {
        var documents = new SchemaDocumentSet(
        [
            Schemas.Document("""{"type":"integer"}""", "https://example.com/schemas/number"),
            Schemas.Document("""{"$id":"https://example.com/named","type":"string"}""", "https://elsewhere.example/file.json"),
        ]);

        var byFile = SchemaCompiler.Compile("""{"properties":{"a":{"$ref":"number"},"b":{"$ref":"/named"},"c":{"$ref":"https://elsewhere.example/file.json"}}}"""u8, new Uri("https://example.com/schemas/event"), documents);
        var unknown = SchemaCompiler.Compile("""{"$ref":"https://example.com/other"}"""u8, null, documents);

        byFile.Validator!.IsValid("""{"a":1,"b":"","c":""}"""u8).Should().BeTrue();
        byFile.Validator.IsValid("""{"a":""}"""u8).Should().BeFalse();
        byFile.Validator.IsValid("""{"b":1}"""u8).Should().BeFalse();
        byFile.Validator.IsValid("""{"c":1}"""u8).Should().BeFalse();
        unknown.Problems.Single().Kind.Should().Be(SchemaProblemKind.UnresolvedReference);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    public void An_instance_in_pieces_is_judged_as_a_whole(int size)
    {
        var validator = Schemas.Validator(Schema);

        validator.IsValid(Pieces("""{"path":"a text of some length, and an é"}""", size)).Should().BeTrue();
        validator.IsValid(Pieces("""{"path":["a text of some length, and an é"]}""", size)).Should().BeFalse();
        validator.IsValid(Pieces("""{"path":"a text without end""", size)).Should().BeFalse();
    }

    [Fact]
    public void Pieces_beyond_the_bound_are_not_gathered() =>
        Schemas.Validator("{}", new SchemaOptions { MaxInstanceBytes = 10 }).IsValid(Pieces("[1,2,3,4,5,6]", 3)).Should().BeFalse();

    [Fact]
    public void Judging_pieces_allocates_nothing()
    {
        var validator = Schemas.Validator(Schema);
        var pieces = Pieces("""{"path":"a text of some length"}""", 5);
        for (var warming = 0; warming < 100; warming++)
            validator.IsValid(pieces);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var count = 0; count < 100; count++)
            validator.IsValid(pieces);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    [Theory]
    [InlineData("""{"path":"a"/* so */}""")]
    [InlineData("""{"path":"a",}""")]
    public void An_element_of_a_lenient_parser_is_judged_by_its_text(string text)
    {
        using var parsed = JsonDocument.Parse(text, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        var validator = Schemas.Validator(Schema);

        validator.IsValid(parsed.RootElement).Should().BeFalse();
        validator.Evaluate(parsed.RootElement).Status.Should().Be(SchemaStatus.Malformed);
        validator.IsValid(parsed.RootElement.GetProperty("path")).Should().BeTrue("no comment stands within it, and the schema asks nothing of strings");
    }

    [Fact]
    public void A_plan_is_made_with_the_first_instance_or_before_when_asked()
    {
        var (asked, left) = (Schemas.Validator(Schema), Schemas.Validator(Schema));
        ISchemaValidator engine = asked;

        engine.Prepare();
        engine.Prepare();

        asked.IsPrepared.Should().BeTrue();
        asked.IsValid("""{"path":"a"}"""u8).Should().BeTrue();
        left.IsPrepared.Should().BeFalse();
        left.IsValid("""{"path":"a"}"""u8).Should().BeTrue();
        left.IsPrepared.Should().BeTrue();
    }

    [Fact]
    public void An_engine_with_nothing_to_prepare_need_not_say_so()
    {
        ISchemaValidator engine = new AnythingGoes();

        engine.Prepare();

        engine.IsValid("1"u8).Should().BeTrue();
    }

    private static ReadOnlySequence<byte> Pieces(string text, int size)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Piece? first = null, last = null;
        for (var start = 0; start < bytes.Length; start += size)
        {
            last = new Piece(bytes.AsMemory(start, int.Min(size, bytes.Length - start)), last);
            first ??= last;
        }

        return new ReadOnlySequence<byte>(first!, 0, last!, last!.Memory.Length);
    }

    private sealed class AnythingGoes : ISchemaValidator
    {
        public bool IsValid(ReadOnlySpan<byte> utf8) => true;

        public bool IsValid(JsonElement instance) => true;

        public SchemaVerdict Evaluate(ReadOnlyMemory<byte> utf8) => new(SchemaStatus.Valid, []);

        public SchemaVerdict Evaluate(JsonElement instance) => new(SchemaStatus.Valid, []);
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory, Piece? before)
        {
            Memory = memory;
            if (before is null)
                return;
            before.Next = this;
            RunningIndex = before.RunningIndex + before.Memory.Length;
        }
    }
}

using System.Reflection;

namespace SchemaPacks.Tests;

public sealed class DiagnosticTests
{
    [Fact]
    public void Codes_and_reasons_are_unique_and_the_table_is_in_order()
    {
        Diagnostics.All.Select(kind => kind.Code).Should().OnlyHaveUniqueItems().And.BeInAscendingOrder(StringComparer.Ordinal);
        Diagnostics.All.Select(kind => kind.Reason).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void The_table_holds_every_descriptor()
    {
        IEnumerable<object?> fields = new[] { typeof(Diagnostics), typeof(CodePackDiagnostics), typeof(TrustDiagnostics), typeof(AccessDiagnostics), typeof(ViewDiagnostics), typeof(HostDiagnostics), typeof(EvolutionDiagnostics), typeof(LintDiagnostics), typeof(BuildDiagnostics) }
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static)).Select(field => field.GetValue(null));
        Diagnostics.All.Should().BeEquivalentTo(fields);
    }

    [Fact]
    public void A_finding_reads_as_one_clickable_line()
    {
        Diagnostic finding = Diagnostics.DuplicateKey.Create("the name 'type' stands twice in one mapping; keep one") with
        {
            Pack = "ClientEvents",
            Resource = "ClientEvents.Schemas.schema1.yaml",
            Line = 3,
            Column = 7,
        };
        finding.ToString().Should().Be(
            "ClientEvents/ClientEvents.Schemas.schema1.yaml(3,7): error SP2008: the name 'type' stands twice in one mapping; keep one");
    }

    [Fact]
    public void A_finding_without_a_place_begins_with_its_severity() =>
        Diagnostics.FolderUnreadable.Create("the pack folder 'packs' does not exist; create it").ToString()
            .Should().Be("warning SP1001: the pack folder 'packs' does not exist; create it");

    [Fact]
    public void An_outcome_shows_its_status_and_findings()
    {
        EventOutcome.Recorded.IsRecorded.Should().BeTrue();
        EventOutcome.Recorded.ToString().Should().Be("Recorded");
        var outcome = new EventOutcome(EventStatus.UnknownSchema, Diagnostics.UnknownSchema.Create("no loaded pack provides it"));
        outcome.IsRecorded.Should().BeFalse();
        outcome.ToString().Should().Be($"UnknownSchema{Environment.NewLine}error SP5001: no loaded pack provides it");
    }

    [Fact]
    public void An_outcome_says_which_place_of_the_schema_refused_the_event_and_no_name_that_a_sender_chose()
    {
        EventOutcome Refused(string schemaPointer) =>
            new(EventStatus.Invalid, Diagnostics.InvalidEvent.Create("value must be at least 1") with { Pointer = "/visits/ada", SchemaPointer = schemaPointer });

        Refused("/properties/visits/additionalProperties/minimum").ToString()
            .Should().Be($"Invalid{Environment.NewLine}error SP5009: value must be at least 1 (schema, '/properties/visits/additionalProperties/minimum')");
        Refused("").ToString().Should().Be($"Invalid{Environment.NewLine}error SP5009: value must be at least 1");
        Refused("/a\nb").ToString().Should().EndWith("(schema, '/a\\nb')");
        Refused("/" + new string('a', 1000)).ToString().Length.Should().BeLessThan(300);
    }
}

using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Running;

namespace SchemaPacks.Fuzz.Comparing;

/// <summary>What everyone says about one text.</summary>
/// <param name="Fast">The fast run alone.</param>
/// <param name="Explained">The explaining pass.</param>
/// <param name="Together">The public question, which asks the second where the first is undecided.</param>
/// <param name="IsReadable">Whether System.Text.Json, at its strictest, reads it.</param>
internal readonly record struct Verdicts(FastVerdict Fast, SchemaStatus Explained, bool Together, bool IsReadable)
{
    public bool IsValid => Explained == SchemaStatus.Valid;

    /// <summary>Whether the fast run leaves it to the explaining pass, or that runs out of its budget: then there is nothing to compare.</summary>
    public bool IsUndecided => Fast == FastVerdict.Undecided || Explained == SchemaStatus.BudgetExceeded;

    /// <summary>What they disagree on; <see langword="null"/> where they agree.</summary>
    public string? Disagreement =>
        IsReadable == (Explained == SchemaStatus.Malformed) ? $"the explaining pass finds the text {(IsReadable ? "malformed" : "well-formed")} and System.Text.Json does not"
        : IsUndecided ? Together != IsValid && Explained != SchemaStatus.BudgetExceeded ? "IsValid differs from the explaining pass" : null
        : Fast == FastVerdict.Valid != IsValid ? $"the fast run says {Fast} and the explaining pass {Explained}"
        : Together != IsValid ? "IsValid differs from both engines"
        : null;

    public static Verdicts Of(JsonSchemaValidator validator, byte[] instance) => new(
        validator.RunFast(instance),
        validator.Judge(instance, collects: false, out _).Status,
        validator.IsValid(instance),
        StrictReading.Accepts(instance));
}

using static SchemaPacks.DiagnosticSeverity;

namespace SchemaPacks;

/// <summary>
/// What a careful reader would say about a schema that a registry serves nevertheless: the numbers from 9001 on. They are found while a pack is written,
/// by <c>schemapacks lint</c> and during its build, never when packs load. <see cref="Diagnostics.All"/> has them too.
/// </summary>
public static class LintDiagnostics
{
    /// <summary>A schema has no description.</summary>
    public static readonly DiagnosticDescriptor MissingDescription = new(9001, Warning, "missing-description", "A schema has no description");

    /// <summary>A property has no description.</summary>
    public static readonly DiagnosticDescriptor UndescribedProperty = new(9002, Information, "undescribed-property", "A property has no description");

    /// <summary>A text may have any length.</summary>
    public static readonly DiagnosticDescriptor UnboundedString = new(9003, Information, "unbounded-string", "A text may have any length");

    /// <summary>A list may have any length.</summary>
    public static readonly DiagnosticDescriptor UnboundedArray = new(9004, Information, "unbounded-array", "A list may have any length");

    /// <summary>A schema names a whole number that programs with doubles cannot hold.</summary>
    public static readonly DiagnosticDescriptor UnsafeInteger = new(9005, Warning, "unsafe-integer", "A whole number is beyond what every reader can hold");

    /// <summary>A property's name is written in another style than the others.</summary>
    public static readonly DiagnosticDescriptor NameStyle = new(9006, Information, "name-style", "A name is written in another style");

    /// <summary><c>required</c> has a name that no property has.</summary>
    public static readonly DiagnosticDescriptor UndeclaredRequired = new(9007, Warning, "undeclared-required", "A required property is not declared");

    /// <summary>A least value is above the greatest one, so nothing satisfies both.</summary>
    public static readonly DiagnosticDescriptor ImpossibleBounds = new(9008, Warning, "impossible-bounds", "Two bounds leave no value");

    /// <summary>A keyword judges values of another type than the schema allows.</summary>
    public static readonly DiagnosticDescriptor KeywordWithoutEffect = new(9009, Warning, "keyword-without-effect", "A keyword does not belong to the type");

    /// <summary><c>enum</c> has one value twice.</summary>
    public static readonly DiagnosticDescriptor DuplicateEnumValue = new(9010, Warning, "duplicate-enum-value", "A value is listed twice");

    /// <summary>A schema names nobody who answers for it.</summary>
    public static readonly DiagnosticDescriptor MissingOwner = new(9011, Information, "missing-owner", "A schema has no owner");

    /// <summary>The day that a schema was meant to last until is over.</summary>
    public static readonly DiagnosticDescriptor ExpiredSchema = new(9012, Warning, "expired-schema", "A schema has expired");

    /// <summary>A property is deprecated and required at once.</summary>
    public static readonly DiagnosticDescriptor DeprecatedRequired = new(9013, Warning, "deprecated-required", "A deprecated property is required");

    /// <summary>A pattern holds wherever in a text it occurs.</summary>
    public static readonly DiagnosticDescriptor UnanchoredPattern = new(9014, Information, "unanchored-pattern", "A pattern has no beginning and no end");

    /// <summary>A value in <c>enum</c>, <c>const</c> or <c>default</c> is not of the schema's type.</summary>
    public static readonly DiagnosticDescriptor ValueOfOtherType = new(9015, Warning, "value-of-other-type", "A listed value is not of the type");

    /// <summary>A key is nearly a keyword.</summary>
    public static readonly DiagnosticDescriptor MisspeltKeyword = new(9016, Warning, "misspelt-keyword", "A keyword is misspelt");

    /// <summary><c>format</c> names a format that nothing checks.</summary>
    public static readonly DiagnosticDescriptor UnknownFormat = new(9017, Warning, "unknown-format", "A format is not known");

    /// <summary>Up to draft-07, a keyword stands beside <c>$ref</c>, where it is ignored.</summary>
    public static readonly DiagnosticDescriptor IgnoredBesideReference = new(9018, Warning, "ignored-beside-reference", "A keyword beside $ref is ignored");

    /// <summary>A key or value in <c>schemapacks.yaml</c> is wrong.</summary>
    public static readonly DiagnosticDescriptor InvalidLintSettings = new(9019, Error, "invalid-lint-settings", "A setting in schemapacks.yaml is wrong");

    /// <summary>A pattern that needs backtracking could be written without.</summary>
    public static readonly DiagnosticDescriptor LinearPattern = new(9020, Information, "linear-pattern", "A pattern can be written without lookahead");

    /// <summary>A keyword is none of the schema's dialect.</summary>
    public static readonly DiagnosticDescriptor KeywordOfOtherDialect = new(9021, Warning, "keyword-of-other-dialect", "A keyword belongs to another dialect");

    /// <summary>All of the above, by number.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        MissingDescription, UndescribedProperty, UnboundedString, UnboundedArray, UnsafeInteger, NameStyle, UndeclaredRequired,
        ImpossibleBounds, KeywordWithoutEffect, DuplicateEnumValue, MissingOwner, ExpiredSchema, DeprecatedRequired, UnanchoredPattern,
        ValueOfOtherType, MisspeltKeyword, UnknownFormat, IgnoredBesideReference, InvalidLintSettings, LinearPattern, KeywordOfOtherDialect,
    ];
}

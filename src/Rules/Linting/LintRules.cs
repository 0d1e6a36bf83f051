using SchemaPacks.Linting.Rules;

namespace SchemaPacks.Linting;

/// <summary>Every rule, by number.</summary>
internal static class LintRules
{
    public static IReadOnlyList<LintRule> All { get; } =
    [
        new MissingDescriptionRule(), new UndescribedPropertyRule(), new UnboundedStringRule(), new UnboundedArrayRule(), new UnsafeIntegerRule(),
        new NameStyleRule(), new UndeclaredRequiredRule(), new ImpossibleBoundsRule(), new KeywordWithoutEffectRule(), new DuplicateEnumValueRule(),
        new MissingOwnerRule(), new ExpiredSchemaRule(), new DeprecatedRequiredRule(), new UnanchoredPatternRule(), new ValueOfOtherTypeRule(),
        new MisspeltKeywordRule(), new UnknownFormatRule(), new IgnoredBesideReferenceRule(), new LinearPatternRule(), new KeywordOfOtherDialectRule(),
    ];
}

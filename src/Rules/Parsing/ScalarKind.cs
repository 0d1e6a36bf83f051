namespace SchemaPacks.Parsing;

internal enum ScalarKind
{
    Null,
    False,
    True,
    Number,
    NotFinite,
    Text,
}

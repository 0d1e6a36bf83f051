namespace SchemaPacks.Analyzers.Reading;

internal enum SchemaKind
{
    Null,
    True,
    False,
    Number,
    Text,
    List,
    Mapping,
}

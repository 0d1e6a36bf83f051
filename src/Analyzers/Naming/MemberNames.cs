namespace SchemaPacks.Analyzers.Naming;

/// <summary>The names of an object's members: all but those that a record or the generated code has already.</summary>
internal static class MemberNames
{
    public const string Key = "SchemaKey", Write = "WriteTo", WriteObject = "WriteJson", Utf8 = "Utf8Of";

    /// <param name="typeName">The name of the type, if it is known: no member can have it.</param>
    public static NameScope Open(string typeName) => new(
        typeName, Key, Write, WriteObject, Utf8,
        "Clone", "EqualityContract", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "PrintMembers", "ReferenceEquals", "ToString");
}

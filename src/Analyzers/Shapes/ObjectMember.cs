using SchemaPacks.Analyzers.Modelling;

namespace SchemaPacks.Analyzers.Shapes;

/// <summary>A property of an object.</summary>
/// <param name="WireName">Its name in events.</param>
/// <param name="Name">Its C# name; empty for a constant, which has no property.</param>
/// <param name="Slot">What it may be.</param>
/// <param name="IsRequired">Whether it must be there.</param>
/// <param name="Description">What its schema says of it.</param>
internal sealed record ObjectMember(string WireName, string Name, Slot Slot, bool IsRequired, Description Description)
{
    /// <summary>Whether null stands for a value, or for the lack of one.</summary>
    public bool IsNullable => !IsRequired || Slot.AdmitsNull;

    public string PropertyType => Slot.Shape.Type + (IsNullable ? "?" : "");
}

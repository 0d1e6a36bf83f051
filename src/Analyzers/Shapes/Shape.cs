using SchemaPacks.Analyzers.Writing;

namespace SchemaPacks.Analyzers.Shapes;

/// <summary>What a schema admits, as a C# type that writes it. What the type cannot say is left to the validator.</summary>
internal abstract class Shape
{
    /// <summary>The type's name in generated text, without a question mark.</summary>
    public abstract string Type { get; }

    /// <summary>Whether an absent value is a <see cref="Nullable{T}"/>.</summary>
    public virtual bool IsValueType => false;

    /// <summary>Whether the statement that writes a value writes a null too.</summary>
    public virtual bool WritesNull => false;

    /// <summary>Statements that write the value of an expression.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="value">The expression, which is not null.</param>
    /// <param name="depth">Loops around the statements.</param>
    public abstract void WriteValue(CodeText code, string value, int depth);

    /// <summary>Statements that write a member: its name, a UTF-8 literal, and its value.</summary>
    public virtual void WriteMember(CodeText code, string name, string value)
    {
        code.Line($"json.WritePropertyName({name});");
        WriteValue(code, value, 0);
    }

    /// <summary>The expression that gives <c>value</c> back or throws, for a type that has values which the schema refuses; null for any other.</summary>
    public virtual string? Check(bool isNullable) => null;
}

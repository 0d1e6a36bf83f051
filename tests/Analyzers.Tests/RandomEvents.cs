using System.Buffers;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;

namespace SchemaPacks.Tests.Analyzers;

/// <summary>Events of generated types with members at random, as far as the compiler and the types let an author go. Values of any shape begin with a mark.</summary>
internal sealed class RandomEvents(Random random)
{
    /// <summary>Stands in every value that the type leaves open, so that a test can tell what the type said from what the author chose.</summary>
    public const string Mark = "any!";

    private const int Deepest = 6;

    private readonly NullabilityInfoContext _nullability = new();

    /// <summary>The event as UTF-8.</summary>
    public byte[] Utf8Of(Type type)
    {
        var utf8 = new ArrayBufferWriter<byte>();
        type.GetMethod("WriteTo")!.Invoke(Make(type, 0), [utf8]);
        return utf8.WrittenSpan.ToArray();
    }

    public object Make(Type type, int depth)
    {
        object made = Activator.CreateInstance(type)!;
        foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(property => property.CanWrite))
        {
            NullabilityInfo slot = _nullability.Create(property);
            bool isRequired = property.GetCustomAttribute<RequiredMemberAttribute>() is not null;
            if (!isRequired && slot.WriteState != NullabilityState.Nullable)
                throw new InvalidOperationException($"{type.Name}.{property.Name} may be left out, but cannot be null");
            property.SetValue(made, !isRequired && (depth >= Deepest || random.Next(3) == 0) ? null : Value(slot, depth + 1));
        }

        return made;
    }

    private object? Value(NullabilityInfo slot, int depth)
    {
        if (slot.Type == typeof(JsonNode))
            return Any(); // never null: that, too, the type leaves open
        if (slot.WriteState == NullabilityState.Nullable && (random.Next(3) == 0 || depth > Deepest))
            return null;
        Type type = Nullable.GetUnderlyingType(slot.Type) ?? slot.Type;
        if (type.IsEnum)
            return Enum.GetValues(type).GetValue(random.Next(Enum.GetValues(type).Length));
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return Items(slot.GenericTypeArguments[0], depth);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))
            return Entries(slot.GenericTypeArguments[1], depth);
        return Scalar(type) ?? Make(type, depth);
    }

    private Array Items(NullabilityInfo item, int depth)
    {
        var items = Array.CreateInstance(item.Type, depth > Deepest ? 0 : random.Next(4));
        for (int i = 0; i < items.Length; i++)
            items.SetValue(Value(item, depth + 1), i);
        return items;
    }

    private object Entries(NullabilityInfo entry, int depth)
    {
        var entries = (System.Collections.IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), entry.Type))!;
        for (int i = random.Next(depth > Deepest ? 1 : 3); i > 0; i--)
            entries[$"{Mark}{i}"] = Value(entry, depth + 1);
        return entries;
    }

    private object? Scalar(Type type) => type switch
    {
        _ when type == typeof(string) => Text(),
        _ when type == typeof(bool) => random.Next(2) == 0,
        _ when type == typeof(int) => random.Next(int.MinValue, int.MaxValue),
        _ when type == typeof(long) => Pick(random.NextInt64(long.MinValue, long.MaxValue), long.MinValue, long.MaxValue, 0L, -1L),
        _ when type == typeof(ulong) => Pick((ulong)random.NextInt64(), ulong.MaxValue, ulong.MinValue),
        _ when type == typeof(decimal) => Pick(decimal.MaxValue, decimal.MinValue, 0.1m, -0.0000000000000000000000000001m, new decimal(random.NextDouble())),
        _ when type == typeof(double) => Pick(double.MaxValue, double.Epsilon, -0.0, 1e21, 0.1 + 0.2, random.NextDouble()),
        _ when type == typeof(DateTimeOffset) => Pick(default, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, Moment()),
        _ when type == typeof(DateOnly) => Pick(default, DateOnly.MaxValue, DateOnly.FromDateTime(Moment().DateTime)),
        _ when type == typeof(TimeOnly) => Pick(default, TimeOnly.MaxValue, new TimeOnly(23, 59, 59), TimeOnly.FromDateTime(Moment().DateTime)),
        _ when type == typeof(Guid) => Pick(default, Guid.NewGuid(), new Guid(random.Next(), 1, 2, [1, 2, 3, 4, 5, 6, 7, 8])),
        _ when type == typeof(Uri) => Address(),
        _ => null,
    };

    private T Pick<T>(params T[] values) => values[random.Next(values.Length)];

    private DateTimeOffset Moment() => new(
        new DateTime(random.NextInt64(DateTime.MinValue.Ticks + TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay)), TimeSpan.FromMinutes(random.Next(-14 * 60, (14 * 60) + 1)));

    // Any UTF-16 units, halves of pairs among them.
    private string Text()
    {
        var text = new StringBuilder();
        for (int i = random.Next(8); i > 0; i--)
            text.Append(random.Next(3) switch { 0 => (char)random.Next(0x20, 0x7F), 1 => (char)random.Next(0xD7F0, 0xE010), _ => (char)random.Next(char.MaxValue + 1) });
        return text.ToString();
    }

    private Uri Address()
    {
        while (true)
        {
            string text = random.Next(6) switch
            {
                0 => $"https://bücher.example/{Text()}?{Text()}#{Text()}",
                1 => $"http://{random.Next(256)}.0.0.1:{random.Next(65_536)}/[{Text()}]",
                2 => $"urn:acme:{Text()}",
                3 => $"mailto:{Text()}@acme.example",
                4 => $"http://[2001:db8::{random.Next(1, 9_999).ToString(CultureInfo.InvariantCulture)}]/a%2fb%zz#one#two",
                _ => $"file:///c:/{Text()}|{Text()}",
            };
            if (Uri.TryCreate(text, UriKind.Absolute, out Uri? address))
                return address;
        }
    }

    private JsonNode Any() => random.Next(3) switch
    {
        0 => Mark,
        1 => new JsonArray(Mark, random.Next()),
        _ => new JsonObject { [Mark] = true },
    };
}

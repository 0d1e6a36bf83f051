using System.Buffers.Binary;
using System.Text;

namespace SchemaPacks.Tests.OpenTelemetry;

/// <summary>Reads as much of protobuf's wire format as tests need: fields by number.</summary>
internal sealed class Protobuf
{
    private readonly List<(int Field, ulong Number, byte[] Bytes)> _fields = [];

    public Protobuf(ReadOnlySpan<byte> message)
    {
        while (!message.IsEmpty)
        {
            ulong tag = Varint(ref message);
            (int field, ulong number, byte[] bytes) = ((int)(tag >> 3), 0UL, Array.Empty<byte>());
            switch (tag & 7)
            {
                case 0:
                    number = Varint(ref message);
                    break;
                case 1:
                    number = BinaryPrimitives.ReadUInt64LittleEndian(message);
                    message = message[8..];
                    break;
                case 2:
                    int length = (int)Varint(ref message);
                    bytes = message[..length].ToArray();
                    message = message[length..];
                    break;
                case 5:
                    number = BinaryPrimitives.ReadUInt32LittleEndian(message);
                    message = message[4..];
                    break;
                default:
                    throw new FormatException($"Wire type {tag & 7} is not used by OTLP.");
            }

            _fields.Add((field, number, bytes));
        }
    }

    public ulong Number(int field) => _fields.Single(one => one.Field == field).Number;

    public string Text(int field) => Encoding.UTF8.GetString(_fields.Single(one => one.Field == field).Bytes);

    public string Hex(int field) => Convert.ToHexStringLower(_fields.Single(one => one.Field == field).Bytes);

    public IEnumerable<Protobuf> Messages(int field) => _fields.Where(one => one.Field == field).Select(one => new Protobuf(one.Bytes));

    public bool Has(int field) => _fields.Exists(one => one.Field == field);

    private static ulong Varint(ref ReadOnlySpan<byte> message)
    {
        ulong value = 0;
        for (int index = 0; ; index++)
        {
            value |= (ulong)(message[index] & 0x7f) << (7 * index);
            if (message[index] < 0x80)
            {
                message = message[(index + 1)..];
                return value;
            }
        }
    }
}

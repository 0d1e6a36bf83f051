using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SchemaPacks.Replaying;

/// <summary>
/// Knows letters that are about one event: a host with <c>KeepRefused</c> makes another letter of an event that was replayed and refused again, and each replay
/// would double them.
/// </summary>
internal sealed class CopiedLetters
{
    private readonly HashSet<UInt128> _seen = [];

    /// <summary>Whether an earlier letter has the same schema, id and event.</summary>
    public bool IsCopy(Letter letter)
    {
        if (letter.Original.IsEmpty)
            return false;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string part in new[] { letter.Schema, letter.Version, letter.Id })
        {
            byte[] text = Encoding.UTF8.GetBytes(part);
            hash.AppendData(BitConverter.GetBytes(text.Length)); // where one ends and the next begins
            hash.AppendData(text);
        }

        hash.AppendData(letter.Original.Span);
        return !_seen.Add(BinaryPrimitives.ReadUInt128LittleEndian(hash.GetHashAndReset()));
    }
}

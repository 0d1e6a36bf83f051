using System.Security.Cryptography;

namespace SchemaPacks.Securing;

/// <summary>Grants by random tokens of which only hashes are kept, in memory: a restart ends them all. There is room for so many; the oldest makes room.</summary>
internal sealed class Grants(EventLogKeyRing ring, TimeProvider time)
{
    private const int Capacity = 4096;
    private const int TokenBytes = 32;

    private readonly Dictionary<string, Grant> _grants = [];
    private readonly Queue<string> _order = [];
    private readonly Lock _gate = new();

    /// <returns>The token, for its holder alone.</returns>
    public string Add(Grant grant)
    {
        string token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
        string hash = Hash(token);
        lock (_gate)
        {
            _grants.Add(hash, grant);
            _order.Enqueue(hash);
            while (_order.TryPeek(out string? oldest) && (_order.Count > Capacity || !_grants.TryGetValue(oldest, out Grant? old) || !old.Holds(ring, time)))
                _grants.Remove(_order.Dequeue());
        }

        return token;
    }

    /// <returns>The grant of a token, or null where there is none that holds.</returns>
    public Grant? Find(string token)
    {
        lock (_gate)
            return _grants.TryGetValue(Hash(token), out Grant? grant) && grant.Holds(ring, time) ? grant : null;
    }

    /// <summary>Takes a grant away, so that its token is good for nothing afterwards.</summary>
    /// <returns>The grant, or null where there is none that holds.</returns>
    public Grant? Take(string token)
    {
        lock (_gate)
            return _grants.Remove(Hash(token), out Grant? grant) && grant.Holds(ring, time) ? grant : null;
    }

    private static string Hash(string token) => Convert.ToHexString(TokenHash.Of(token));
}

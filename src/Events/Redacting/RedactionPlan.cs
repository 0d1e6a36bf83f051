using System.Collections.Concurrent;
using SchemaPacks.Configuration;
using SchemaPacks.JsonSchema;

namespace SchemaPacks.Redacting;

/// <summary>
/// One schema under one policy, as a machine that walks an event: a state is the set of schemas that may apply to a place (the subset construction of
/// finite automata), a step is a property's name or an item's place. States are made when an event first needs them.
/// </summary>
internal sealed class RedactionPlan
{
    // A sender who chooses names can combine patterns without end. States beyond the limit are made anew each time instead of kept.
    private const int MaxStates = 4096;

    private readonly ConcurrentDictionary<(RedactionPlace, NodeSet), RedactionState> _states = new();

    public RedactionPlan(SchemaNode root, RedactionPolicy policy, ValueHash? hash)
    {
        Policy = policy;
        Hash = hash;
        Root = new RedactionState(this, RedactionPlace.Root, NodeSet.Of(root));
    }

    public RedactionPolicy Policy { get; }

    public RedactionMode Mode => Policy.Mode;

    /// <summary>Present in mode <see cref="RedactionMode.Hash"/>, unless what is written is shown to a sender, who could find out by it what others sent.</summary>
    public ValueHash? Hash { get; }

    /// <summary>The state for the event itself.</summary>
    public RedactionState Root { get; }

    public RedactionState State(RedactionPlace place, NodeSet nodes)
    {
        if (_states.TryGetValue((place, nodes), out RedactionState? state))
            return state;
        state = new RedactionState(this, place, nodes);
        return _states.Count < MaxStates ? _states.GetOrAdd((place, nodes), state) : state;
    }
}

/// <summary>Where in an event a state stands, as far as the rules differ.</summary>
internal enum RedactionPlace
{
    /// <summary>The event itself, whose parts are the top-level properties.</summary>
    Root,

    /// <summary>Below a top-level property that is kept for its categories.</summary>
    Inside,

    /// <summary>Below a top-level property that is kept by name, with all that is declared in it.</summary>
    Open,
}

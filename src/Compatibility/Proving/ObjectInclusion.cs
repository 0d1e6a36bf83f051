using SchemaPacks.Compatibility.Languages;
using SchemaPacks.JsonSchema;
using SchemaPacks.JsonSchema.Planning;
using SchemaPacks.JsonSchema.Sampling;

namespace SchemaPacks.Compatibility.Proving;

/// <summary>Whether the objects of a case meet the names and members of a schema.</summary>
internal sealed class ObjectInclusion(InclusionProof proof)
{
    /// <summary>Stands for a member that nobody declares.</summary>
    private const string Undeclared = "undeclared-name";

    public bool Holds(ValueCase of, SchemaNode reader)
    {
        if (!of.Kinds.HasFlag(ValueKinds.Object))
            return true;
        var members = new ObjectMembers(of, proof.Level);
        proof.Budget.TrySpend(members.Declared.Count * (of.Nodes.Count + reader.Edges.Count));
        return HoldsNames(of, reader, members) & HoldsCounts(of, reader, members) & HoldsMembers(of, reader, members) & HoldsPropertyNames(of, reader, members) & HoldsDependents(of, reader, members);
    }

    /// <summary>Whether no object of a case has a member of that name, as far as is sure.</summary>
    public bool IsAbsent(ObjectMembers members, string name) =>
        members.IsDropped(name) || members.Of.Absent.Contains(name) || members.Names.Any(node => proof.AcceptsName(node, name) == false) || proof.Empty.AreEmpty(members.SchemasOf(name), members.Of.ExcludedAt(name));

    /// <summary>One name for all those that nobody declares and that the same patterns match; null where that is not known.</summary>
    /// <param name="members">The members of a case.</param>
    /// <param name="patterns">Further patterns.</param>
    /// <param name="declared">Further names.</param>
    public IReadOnlyList<string>? KindsOfOthers(ObjectMembers members, IEnumerable<string> patterns, IEnumerable<string> declared)
    {
        if (members.Names.Any(node => node.TryGet("const", out _) || node.TryGet("enum", out _)))
            return []; // whatever is listed is declared
        var lengths = new WordLengths(members.Names.Select(node => node.CountOf("minLength", 0)).DefaultIfEmpty().Max(), members.Names.Select(node => node.CountOf("maxLength", int.MaxValue)).DefaultIfEmpty(int.MaxValue).Min());
        var kinds = members.Names.Any(node => node.Boolean == false) ? [] : proof.Languages.NameKinds(
            members.Patterns.Concat(patterns), [.. members.Declared.Concat(declared).Distinct()], [.. members.Names.Select(node => StringInclusion.TextOf(node, "pattern")).OfType<string>()], lengths);
        return kinds is null ? null : [.. kinds.Where(name => !members.IsDropped(name) && !proof.Empty.AreEmpty(members.SchemasOf(name)))];
    }

    private bool HoldsNames(ValueCase of, SchemaNode reader, ObjectMembers members)
    {
        bool holds = true;
        if (reader.TryGet("required", out var required) && required.ValueKind == System.Text.Json.JsonValueKind.Array)
        {
            foreach (string name in required.EnumerateArray().Select(name => name.GetString()!).Where(name => !members.Required.Contains(name)))
                holds = proof.Fail("required", $"objects without '{name}' are not taken", of, reader, subject: "required-property");
        }

        foreach (var (name, brings) in ObjectMembers.Dependencies(reader))
        {
            if (brings.Except(members.RequiredWith(name)).Any() && !IsAbsent(members, name))
                holds = proof.Fail("dependentRequired", $"objects with '{name}' and without what it brings along are not taken", of, reader, isChange: of.Nodes.SelectMany(ObjectMembers.Dependencies).Any(own => own.Name == name));
        }

        return holds;
    }

    private bool HoldsCounts(ValueCase of, SchemaNode reader, ObjectMembers members)
    {
        bool holds = true;
        if (reader.CountOf("minProperties", 0) > Math.Max(of.Least("minProperties"), members.Required.Count))
            holds = proof.Fail("minProperties", "objects with fewer members are not taken", of, reader, isChange: of.Least("minProperties") > 0);
        int limit = reader.CountOf("maxProperties", int.MaxValue), most = of.Most("maxProperties");
        if (limit < most && KindsOfOthers(members, [], []) is { Count: 0 })
            most = Math.Min(most, members.Declared.Count(name => !IsAbsent(members, name)));
        if (limit < most)
            holds = proof.Fail("maxProperties", "objects with more members are not taken", of, reader, isChange: of.Most("maxProperties") < int.MaxValue);
        return holds;
    }

    private bool HoldsMembers(ValueCase of, SchemaNode reader, ObjectMembers members)
    {
        var edges = reader.Edges.Where(edge => edge.Kind is SchemaEdgeKind.Property or SchemaEdgeKind.PatternProperty or SchemaEdgeKind.AdditionalProperties or SchemaEdgeKind.UnevaluatedProperties).ToList();
        if (edges.TrueForAll(edge => edge.Target.Boolean == true))
            return true;
        var evaluating = edges.Exists(edge => edge.Kind == SchemaEdgeKind.UnevaluatedProperties)
            ? proof.Evaluated.Sure(of, reader).SelectMany(node => node.Edges).Where(edge => edge.Kind != SchemaEdgeKind.UnevaluatedProperties || !ReferenceEquals(edge.Source, reader)).ToList()
            : [];
        string[] declared = [.. members.Declared.Concat(edges.Concat(evaluating).Where(edge => edge.Kind == SchemaEdgeKind.Property).Select(edge => edge.Name!)).Distinct()];
        bool holds = true;
        foreach (string name in declared.Where(name => !IsAbsent(members, name)))
            holds &= HoldsMember(name);
        if (edges.TrueForAll(edge => edge.Kind == SchemaEdgeKind.Property))
            return holds;
        if (KindsOfOthers(members, edges.Concat(evaluating).Where(edge => edge.Kind == SchemaEdgeKind.PatternProperty).Select(edge => edge.Name!), declared) is not { } others)
            return HoldsOthers(of, edges) & holds;
        foreach (string name in others)
            holds &= HoldsMember(name);
        return holds;

        bool HoldsMember(string name)
        {
            bool holdsAll = true;
            foreach (var edge in edges.Where(edge => edge.CoversProperty(name) && (edge.Kind != SchemaEdgeKind.UnevaluatedProperties || !evaluating.Exists(other => other.CoversProperty(name)))))
                holdsAll &= proof.IncludesAt(name, members.At(name), edge.Target);
            return holdsAll;
        }
    }

    // Where nobody can tell which names the patterns match: only the same patterns are known to match the same names.
    private bool HoldsOthers(ValueCase of, List<SchemaEdge> edges)
    {
        bool holds = true;
        foreach (var edge in edges.Where(edge => edge.Kind != SchemaEdgeKind.Property))
        {
            var own = edge.Kind switch
            {
                SchemaEdgeKind.PatternProperty => of.Nodes.SelectMany(node => node.Edges).Where(other => other.Kind == edge.Kind && other.Name == edge.Name),
                SchemaEdgeKind.AdditionalProperties => of.Nodes.SelectMany(node => node.Edges).Where(other => other.Kind == edge.Kind && !PatternsOf(other.Source).Except(PatternsOf(edge.Source)).Any()),
                _ => [],
            };
            string name = edge.Kind == SchemaEdgeKind.PatternProperty ? PatternSampler.Make(edge.Name!, new SampleDice(0), 2) ?? Undeclared : Undeclared;
            holds &= proof.IncludesAt(name, ValueCase.Any.With(own.Select(other => other.Target)), edge.Target);
        }

        return holds;
    }

    private static IEnumerable<string> PatternsOf(SchemaNode node) => node.Edges.Where(edge => edge.Kind == SchemaEdgeKind.PatternProperty).Select(edge => edge.Name!);

    private bool HoldsPropertyNames(ValueCase of, SchemaNode reader, ObjectMembers members)
    {
        if (reader.TargetOf("propertyNames") is not { } names || names.Boolean == true)
            return true;
        string? refused = members.Declared.FirstOrDefault(name => proof.AcceptsName(names, name) != true && !IsAbsent(members, name));
        bool holds = refused is null && (proof.Quietly(() => proof.IncludesAt(Undeclared, ValueCase.Any.With(members.Names).Only(ValueKinds.String), names)) || KindsOfOthers(members, [], []) is { Count: 0 } || AreMatched(members, names));
        return holds || proof.Fail("propertyNames", "objects with other names are not taken", of, reader, isChange: members.Names.Count > 0);
    }

    // Whether the names that the case's patterns let through are all matched by the reader's pattern, which asks for nothing else.
    private bool AreMatched(ObjectMembers members, SchemaNode names)
    {
        if (members.Patterns.Count == 0 || StringInclusion.TextOf(names, "pattern") is not { } pattern || names.Json.EnumerateObject().Count() > 1)
            return false;
        return KindsOfOthers(members, [pattern], []) is { } kinds && kinds.All(name => proof.AcceptsName(names, name) == true);
    }

    private bool HoldsDependents(ValueCase of, SchemaNode reader, ObjectMembers members)
    {
        bool holds = true;
        foreach (var edge in reader.Edges.Where(edge => edge.Keyword is "dependentSchemas" or "dependencies" && !IsAbsent(members, edge.Name!)))
            holds &= proof.Includes(of.Only(ValueKinds.Object) with { Names = [.. of.Names, edge.Name!] }, edge.Target);
        foreach (var edge in reader.Edges.Where(edge => edge.Keyword == "propertyDependencies" && !IsAbsent(members, edge.Name!) && !members.SchemasOf(edge.Name!).Any(node => proof.AcceptsName(node, edge.Value!) == false)))
        {
            var own = of.Nodes.SelectMany(node => node.Edges).Where(other => other.Keyword == edge.Keyword && other.Name == edge.Name && other.Value == edge.Value).Select(other => other.Target);
            holds &= proof.Includes(of.Only(ValueKinds.Object).With(own) with { Names = [.. of.Names, edge.Name!] }, edge.Target);
        }

        return holds;
    }
}

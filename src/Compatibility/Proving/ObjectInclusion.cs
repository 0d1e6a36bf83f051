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
        return HoldsNames(of, reader, members) & HoldsCounts(of, reader, members) & HoldsMembers(of, reader, members) & HoldsPropertyNames(of, reader, members) & HoldsDependents(of, reader, members);
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
            if (!IsAbsent(members, name) && brings.Except(members.RequiredWith(name)).Any())
                holds = proof.Fail("dependentRequired", $"objects with '{name}' and without what it brings along are not taken", of, reader, isChange: of.Nodes.SelectMany(ObjectMembers.Dependencies).Any(own => own.Name == name));
        }

        return holds;
    }

    private bool HoldsCounts(ValueCase of, SchemaNode reader, ObjectMembers members)
    {
        bool holds = true;
        if (reader.CountOf("minProperties", 0) > Math.Max(of.Least("minProperties"), members.Required.Count))
            holds = proof.Fail("minProperties", "objects with fewer members are not taken", of, reader, isChange: of.Least("minProperties") > 0);
        int most = of.Most("maxProperties");
        if (members.IsClosed && members.Patterns.Count == 0)
            most = Math.Min(most, members.Declared.Count(name => !IsAbsent(members, name)));
        if (reader.CountOf("maxProperties", int.MaxValue) < most)
            holds = proof.Fail("maxProperties", "objects with more members are not taken", of, reader, isChange: of.Most("maxProperties") < int.MaxValue);
        return holds;
    }

    private bool HoldsMembers(ValueCase of, SchemaNode reader, ObjectMembers members)
    {
        bool holds = true;
        var edges = reader.Edges.Where(edge => edge.Kind is SchemaEdgeKind.Property or SchemaEdgeKind.PatternProperty or SchemaEdgeKind.AdditionalProperties).ToList();
        var unevaluated = reader.Edges.Where(edge => edge.Kind == SchemaEdgeKind.UnevaluatedProperties).ToList();
        if (edges.Count == 0 && unevaluated.Count == 0)
            return true;
        var evaluating = unevaluated.Count == 0 ? [] : InPlaceSchemas.Sure(reader).SelectMany(node => node.Edges).Where(edge => edge.Kind is SchemaEdgeKind.Property or SchemaEdgeKind.PatternProperty or SchemaEdgeKind.AdditionalProperties).ToList();
        foreach (string name in members.Declared.Concat(edges.Concat(evaluating).Where(edge => edge.Kind == SchemaEdgeKind.Property).Select(edge => edge.Name!)).Distinct().Where(name => !IsAbsent(members, name)))
        {
            foreach (var edge in edges.Where(edge => edge.CoversProperty(name)))
                holds &= proof.IncludesAt(name, members.SchemasOf(name), edge.Target);
            foreach (var edge in unevaluated.Where(_ => !evaluating.Exists(other => other.CoversProperty(name))))
                holds &= proof.IncludesAt(name, members.SchemasOf(name), edge.Target);
        }

        // Names that a pattern of the writer matches may be matched by any pattern of the reader, unless both are the same.
        foreach (var own in members.Patterns.Where(own => own.Target.Boolean != false))
        {
            bool isSame = edges.Exists(edge => edge.Kind == SchemaEdgeKind.PatternProperty && edge.Name == own.Name);
            bool isEvaluated = evaluating.Exists(edge => (edge.Kind == SchemaEdgeKind.PatternProperty && edge.Name == own.Name) || edge.Kind == SchemaEdgeKind.AdditionalProperties);
            foreach (var edge in edges.Where(edge => edge.Kind == SchemaEdgeKind.PatternProperty || (edge.Kind == SchemaEdgeKind.AdditionalProperties && !isSame)).Concat(isEvaluated ? [] : unevaluated))
                holds &= proof.IncludesAt(PatternSampler.Make(own.Name!, new SampleDice(0), 2) ?? Undeclared, [own.Target], edge.Target);
        }

        bool hasOthers = !members.IsClosed || members.SchemasOfOthers().Any(node => node.Boolean is null);
        if (!hasOthers || members.SchemasOfOthers().Any(node => node.Boolean == false))
            return holds;
        foreach (var edge in edges.Where(edge => edge.Kind == SchemaEdgeKind.AdditionalProperties || (edge.Kind == SchemaEdgeKind.PatternProperty && !members.Patterns.Any(own => own.Name == edge.Name))).Concat(evaluating.Exists(edge => edge.Kind == SchemaEdgeKind.AdditionalProperties) ? [] : unevaluated))
        {
            string name = edge.Kind == SchemaEdgeKind.PatternProperty ? PatternSampler.Make(edge.Name!, new SampleDice(0), 2) ?? Undeclared : Undeclared;
            holds &= proof.IncludesAt(name, members.SchemasOfOthers(), edge.Target);
        }

        return holds;
    }

    private bool HoldsPropertyNames(ValueCase of, SchemaNode reader, ObjectMembers members)
    {
        if (reader.TargetOf("propertyNames") is not { } names || names.Boolean == true)
            return true;
        var own = of.Nodes.Select(node => node.TargetOf("propertyNames")).OfType<SchemaNode>().ToList();
        bool isListed = members.IsClosed && members.Patterns.Count == 0 && !members.SchemasOfOthers().Any(node => node.Boolean is null);
        bool holds = isListed
            ? members.Declared.Where(name => !IsAbsent(members, name)).All(name => proof.AcceptsName(names, name))
            : proof.Quietly(() => proof.Includes(own, names, kinds: ValueKinds.String));
        return holds || proof.Fail("propertyNames", "objects with other names are not taken", of, reader, isChange: own.Count > 0);
    }

    private bool HoldsDependents(ValueCase of, SchemaNode reader, ObjectMembers members)
    {
        bool holds = true;
        foreach (var edge in reader.Edges.Where(edge => edge.Keyword is "dependentSchemas" or "dependencies" && !IsAbsent(members, edge.Name!)))
            holds &= proof.Includes(of.Nodes, edge.Target, of.Names.Append(edge.Name!), of.Excluded, of.Kinds & ValueKinds.Object);
        return holds;
    }

    private bool IsAbsent(ObjectMembers members, string name) => members.Lacks(name) || proof.Empty.AreEmpty(members.SchemasOf(name));
}

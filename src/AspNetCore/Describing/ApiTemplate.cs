using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace SchemaPacks.Describing;

/// <summary>The description of all addresses there may be, as it is written in <c>openapi.json</c>, cut down to those that an application maps.</summary>
internal static class ApiTemplate
{
    private const string Resource = "openapi.json";

    /// <summary>The whole description, to be changed as one likes.</summary>
    public static JsonObject Read()
    {
        using Stream stream = typeof(ApiTemplate).Assembly.GetManifestResourceStream(Resource)!;
        return JsonNode.Parse(stream)!.AsObject();
    }

    /// <summary>The description of what is mapped.</summary>
    public static JsonObject Of(EndpointDataSource endpoints)
    {
        JsonObject template = Read();
        JsonObject known = template["paths"]!.AsObject();
        var paths = new JsonObject();
        foreach (RouteEndpoint endpoint in endpoints.Endpoints.OfType<RouteEndpoint>())
            foreach (DescribedAs described in Descriptions(endpoint))
                if (known[described.Template] is JsonObject item)
                    Add(paths, described.Address, item, Methods(endpoint, item));
        template["paths"] = Sorted(paths, known);
        return template;
    }

    /// <summary>Where an endpoint stands in the description.</summary>
    public static IEnumerable<DescribedAs> Descriptions(RouteEndpoint endpoint)
    {
        IReadOnlyList<DescribedAs> written = endpoint.Metadata.GetOrderedMetadata<DescribedAs>();
        string pattern = $"/{endpoint.RoutePattern.RawText?.Trim('/')}";
        return written.Count > 0 ? written : [new DescribedAs(pattern, pattern)];
    }

    private static IEnumerable<string> Methods(RouteEndpoint endpoint, JsonObject item) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Select(method => method.ToLowerInvariant()) ?? item.Select(operation => operation.Key); // such as health checks, which take any

    private static void Add(JsonObject paths, string address, JsonObject item, IEnumerable<string> methods)
    {
        if (paths[address] is not JsonObject own)
            paths[address] = own = [];
        foreach (string method in methods)
            if (item[method] is { } operation)
                own[method] = operation.DeepClone();
    }

    // As the template has them, which is an order to read in.
    private static JsonObject Sorted(JsonObject paths, JsonObject known)
    {
        List<string> order = [.. known.Select(path => path.Key)];
        var sorted = new JsonObject();
        foreach ((string address, JsonNode? item) in paths.Where(path => path.Value!.AsObject().Count > 0).OrderBy(path => order.IndexOf(path.Key) is var place and >= 0 ? place : int.MaxValue).ToList())
            sorted[address] = item!.DeepClone();
        return sorted;
    }
}

namespace SchemaPacks.Describing;

/// <summary>An endpoint's address in the description. One whose pattern stands there as it is needs none.</summary>
/// <param name="Template">The address under which the description knows it, such as <c>/api/schemas/{id}</c>.</param>
/// <param name="Address">The address that it has in this application.</param>
internal sealed record DescribedAs(string Template, string Address);

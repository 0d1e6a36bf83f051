using Acme.Events;
using Acme.More;
using Microsoft.Extensions.DependencyInjection;
using SchemaPacks;

await using ServiceProvider services = new ServiceCollection()
    .AddSchemaPacks(packs => packs
        .FromAssembly(typeof(PageView).Assembly)
        .FromAssembly(typeof(Search).Assembly)
        .Allow(PageView.SchemaKey.Id)
        .Allow(Signup.SchemaKey.Id)
        .Allow(Search.SchemaKey.Id)
        .WriteToFile("events"))
    .BuildServiceProvider();
IEventLog log = services.GetRequiredService<IEventLog>();

Console.WriteLine(await log.RecordAsync(new PageView
{
    Path = "/orders",
    Trigger = PageView.TriggerValue.Link,
    At = new DateTimeOffset(2026, 11, 24, 6, 11, 29, TimeSpan.FromHours(1)),
    Tags = ["spring", "sale"],
    Viewer = new() { Session = new Guid("3f0f3b6e-2f0a-4a3c-9a38-6d1c5a2f7f11") },
}));
Console.WriteLine(await log.RecordAsync(new Signup()));
Console.WriteLine(await log.RecordAsync(new Search { Words = "red shoes" }));
Console.WriteLine(await log.RecordAsync(new PageView { Path = "orders", Trigger = PageView.TriggerValue.Reload }));

using SchemaPacks;

[assembly: TelemetrySchemas("CodePack.Schemas")]
[assembly: PackModule(typeof(CodePack.ModuleGood))]

namespace CodePack;

/// <summary>Registers one part of each kind, and fails in the way that the setting <c>fault</c> names.</summary>
public sealed class ModuleGood : IPackModule
{
    public void Register(IPackBuilder pack)
    {
        switch (pack.Settings.GetValueOrDefault("fault"))
        {
            case "register":
                throw new InvalidOperationException("the module is broken");
            case "hang":
                Thread.Sleep(Timeout.Infinite);
                break;
            case "constructor":
                pack.AddHandler<BrokenHandler>("broken");
                break;
            case "host":
                pack.AddHandler<CuriousHandler>("curious");
                break;
            case "names":
                pack.AddFormat<EvenCheck>("uuid").AddHandler<SinkHandler>("a b").AddHandler<SinkHandler>("sink", "a*b");
                break;
        }

        pack.AddFormat<EvenCheck>("even-length")
            .AddModifier<SeenModifier>("seen")
            .AddHandler<SinkHandler>("sink")
            .AddListener<SinkListener>("heard", "*")
            .AddSingleton<Sink, Sink>();
    }
}

// Modules that cannot be one. Tests write their names, which are as long, over the one in the attribute.
internal sealed class ModuleHide : IPackModule
{
    public void Register(IPackBuilder pack) => throw new InvalidOperationException("never called");
}

public sealed class ModuleArgs(string text) : IPackModule
{
    public void Register(IPackBuilder pack) => throw new InvalidOperationException(text);
}

public sealed class ModuleNone;

#pragma warning disable CS0436 // on purpose: see below
using SchemaPacks;

[assembly: TelemetrySchemas("TwoModules.Schemas")]
[assembly: PackModule(typeof(TwoModules.First))]
[assembly: PackModule(typeof(TwoModules.Second))]

namespace SchemaPacks
{
    /// <summary>The same name as the real attribute, which may stand once only: a compiler of another language need not mind.</summary>
    [AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
    internal sealed class PackModuleAttribute(Type module) : Attribute
    {
        public Type Module { get; } = module;
    }
}

namespace TwoModules
{
    public sealed class First : IPackModule
    {
        public void Register(IPackBuilder pack) => throw new InvalidOperationException("never called");
    }

    public sealed class Second : IPackModule
    {
        public void Register(IPackBuilder pack) => throw new InvalidOperationException("never called");
    }
}

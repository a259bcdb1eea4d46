using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;

namespace DupNet.Counting;

/// <summary>Keeps instrumented assemblies apart from the originals; shares this assembly, which counts.</summary>
internal sealed class InstrumentedContext : AssemblyLoadContext
{
    private readonly List<Assembly> _own = [];

    /// <summary>Loads an instrumented assembly; those that come later find it by its name.</summary>
    /// <param name="image">Its bytes.</param>
    public Assembly Add(byte[] image)
    {
        Assembly assembly = LoadFromStream(new MemoryStream(image));
        _own.Add(assembly);
        return assembly;
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) =>
        assemblyName.Name == typeof(Tally).Assembly.GetName().Name ? typeof(Tally).Assembly : _own.FirstOrDefault(own => own.GetName().Name == assemblyName.Name);
}

using System.Collections.Generic;
using System.Linq;
using DupNet.DeviceCheck.Assemblies;
using Mono.Cecil;

namespace DupNet.DeviceCheck.AssemblyRules;

/// <summary>No multi-dimensional arrays: nanoCLR dies when it loads them.</summary>
public sealed class MultiDimensionalArrayRule : IAssemblyRule
{
    public IEnumerable<Violation> Check(DeviceAssembly assembly)
        => TypeUse.In(assembly)
            .Where(use => use.Type is ArrayType { IsVector: false })
            .Select(use => new Violation(
                "multi-dimensional-array", use.Member, use.Location, "uses " + use.Type.FullName + "; use a jagged or flat array"));
}

using System.Collections.Generic;
using System.Linq;
using DupNet.DeviceCheck.Assemblies;

namespace DupNet.DeviceCheck.AssemblyRules;

/// <summary>No method bodies in interfaces: calling one ends the thread on nanoCLR without a word.</summary>
public sealed class DefaultInterfaceMethodRule : IAssemblyRule
{
    public IEnumerable<Violation> Check(DeviceAssembly assembly)
        => assembly.Bodies
            .Where(method => method.DeclaringType.IsInterface)
            .Select(method => new Violation(
                "default-interface-method", method.FullName, DeviceAssembly.Locate(method, null), "an interface method with a body"));
}

using System.Collections.Generic;
using DupNet.DeviceCheck.Assemblies;

namespace DupNet.DeviceCheck.AssemblyRules;

/// <summary>A rule that compiled device code must keep.</summary>
public interface IAssemblyRule
{
    /// <summary>Finds the places that break the rule.</summary>
    IEnumerable<Violation> Check(DeviceAssembly assembly);
}

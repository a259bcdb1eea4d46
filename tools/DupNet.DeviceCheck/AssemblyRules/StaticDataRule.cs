using System.Collections.Generic;
using System.Linq;
using DupNet.DeviceCheck.Assemblies;

namespace DupNet.DeviceCheck.AssemblyRules;

/// <summary>No array initialiser above 60,000 bytes: nanoFramework's length field has 16 bits, and fails in silence.</summary>
public sealed class StaticDataRule : IAssemblyRule
{
    /// <summary>The largest size that is known to work.</summary>
    public const int LargestBytes = 60000;

    public IEnumerable<Violation> Check(DeviceAssembly assembly)
        => assembly.Types
            .SelectMany(type => type.Fields)
            .Where(field => field.InitialValue.Length > LargestBytes)
            .Select(field => new Violation(
                "static-data",
                field.FullName,
                field.Module.Name,
                $"an array initialiser of {field.InitialValue.Length} bytes; at most {LargestBytes} work, use a resource or a file"));
}

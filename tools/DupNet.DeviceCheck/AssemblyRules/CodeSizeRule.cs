using System.Collections.Generic;
using System.Linq;
using DupNet.DeviceCheck.Assemblies;
using Mono.Cecil;

namespace DupNet.DeviceCheck.AssemblyRules;

/// <summary>
/// The limits of nanoFramework's own assembly format: 16 bits for the place of a method's IL, 8 bits each for the
/// number of its parameters and locals and the depth of its stack.
/// </summary>
public sealed class CodeSizeRule : IAssemblyRule
{
    private const string Name = "code-size";
    private const int LargestAssembly = 65535;
    private const int LargestCount = 255;

    public IEnumerable<Violation> Check(DeviceAssembly assembly)
    {
        int total = assembly.Bodies.Sum(method => method.Body.CodeSize);
        if (total > LargestAssembly)
        {
            yield return new Violation(
                Name, string.Empty, assembly.Module.Name, $"{total} bytes of IL; an assembly holds at most {LargestAssembly}");
        }

        foreach (MethodDefinition method in assembly.Bodies)
        {
            (int Count, string What)[] counts =
            [
                (method.Parameters.Count + (method.HasThis ? 1 : 0), "parameters"),
                (method.Body.Variables.Count, "locals"),
                (method.Body.MaxStackSize, "stack slots"),
            ];
            foreach ((int count, string what) in counts.Where(item => item.Count > LargestCount))
            {
                yield return new Violation(
                    Name, method.FullName, DeviceAssembly.Locate(method, null), $"{count} {what}; a method has at most {LargestCount}");
            }
        }
    }
}

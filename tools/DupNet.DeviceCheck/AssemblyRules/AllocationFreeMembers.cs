using System.Collections.Generic;
using Mono.Cecil;

namespace DupNet.DeviceCheck.AssemblyRules;

/// <summary>
/// Members of nanoFramework's own assemblies that allocate nothing, and what device libraries promise of theirs; any other
/// is taken to allocate.
/// </summary>
public static class AllocationFreeMembers
{
    private static readonly HashSet<string> s_members =
    [
        "System.Array.Clear",
        "System.Array.Copy",
        "System.Array.get_Length",
        "System.BitConverter.ToInt16",
        "System.BitConverter.ToInt32",
        "System.BitConverter.ToInt64",
        "System.BitConverter.ToUInt16",
        "System.BitConverter.ToUInt32",
        "System.BitConverter.ToUInt64",
        "System.DateTime.get_Ticks",
        "System.DateTime.get_UtcNow",
        "System.Object.ReferenceEquals",
        "System.Object..ctor",
        "System.String.get_Chars",
        "System.String.get_Length",
        "System.String.op_Equality",
        "System.String.op_Inequality",
        "System.Threading.Interlocked.CompareExchange",
        "System.Threading.Interlocked.Decrement",
        "System.Threading.Interlocked.Exchange",
        "System.Threading.Interlocked.Increment",
        "System.Threading.Monitor.Enter",
        "System.Threading.Monitor.Exit",
        "System.Threading.Thread.Sleep",
        "System.TimeSpan.get_Ticks",
        .. DeviceLibraries.AllocationFreeMembers,
    ];

    public static bool Contains(MethodDefinition method)
        => s_members.Contains(method.DeclaringType.FullName + "." + method.Name);
}

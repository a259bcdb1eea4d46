using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.DeviceCheck.Assemblies;

namespace DupNet.DeviceCheck.AssemblyRules;

/// <summary>
/// No types that the compiler adds on its own (EmbeddedAttribute, RefSafetyRulesAttribute, NullableAttribute,
/// IsReadOnlyAttribute ...): they cost flash, and shift the index of native methods so that the wrong one runs.
/// </summary>
public sealed class CompilerTypeRule : IAssemblyRule
{
    public IEnumerable<Violation> Check(DeviceAssembly assembly)
        => assembly.Types
            .Where(type => DeviceAssembly.NamespaceOf(type) is "Microsoft.CodeAnalysis" or "System.Runtime.CompilerServices")
            .Select(type => new Violation(
                "compiler-type",
                type.FullName,
                type.Module.Name,
                "added by the compiler; use LangVersion 9.0, nullable disabled, no readonly struct and no 'in' parameter"));
}

using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace DupNet.DeviceCheck.Assemblies;

/// <summary>
/// Finds the methods of an assembly that a call may run: the method named; for a virtual or interface call, every override and
/// implementation in the assembly; for a call of a delegate, every method of which the assembly makes a delegate.
/// </summary>
public sealed class CallTargets
{
    private readonly List<TypeDefinition> _types;
    private readonly List<MethodDefinition> _delegateMethods;

    public CallTargets(DeviceAssembly assembly)
    {
        _types = [.. assembly.Types];
        _delegateMethods =
        [
            .. assembly.Bodies
                .SelectMany(method => method.Body.Instructions)
                .Where(instruction => instruction.OpCode.Code is Code.Ldftn or Code.Ldvirtftn)
                .Select(instruction => ((MethodReference)instruction.Operand).Resolve())
                .Where(method => method != null)
                .Distinct(),
        ];
    }

    public IEnumerable<MethodDefinition> Of(Instruction call)
    {
        MethodDefinition? method = ((MethodReference)call.Operand).Resolve();
        if (method == null)
        {
            return [];
        }

        if (IsDelegateInvocation(method))
        {
            return _delegateMethods;
        }

        IEnumerable<MethodDefinition> targets = [method];
        return call.OpCode.Code == Code.Callvirt && method.IsVirtual
            ? targets.Concat(_types.Select(type => Implementation(type, method)).OfType<MethodDefinition>()).Distinct()
            : targets;
    }

    /// <summary>Whether calling a method runs a delegate.</summary>
    public static bool IsDelegateInvocation(MethodDefinition method)
        => method.Name == "Invoke" && method.DeclaringType.BaseType?.FullName == "System.MulticastDelegate";

    /// <summary>The method that runs when <paramref name="method"/> is called on an object of <paramref name="type"/>.</summary>
    private static MethodDefinition? Implementation(TypeDefinition type, MethodDefinition method)
    {
        if (type.IsInterface || !DerivesFrom(type, method.DeclaringType))
        {
            return null;
        }

        for (TypeDefinition? current = type; current != null; current = current.BaseType?.Resolve())
        {
            MethodDefinition? found = current.Methods.FirstOrDefault(candidate => Implements(candidate, method));
            if (found != null)
            {
                return found;
            }
        }

        return null;
    }

    private static bool Implements(MethodDefinition candidate, MethodDefinition method)
        => candidate.IsVirtual
            && ((candidate.Name == method.Name
                    && candidate.Parameters.Select(parameter => parameter.ParameterType.FullName)
                        .SequenceEqual(method.Parameters.Select(parameter => parameter.ParameterType.FullName)))
                || candidate.Overrides.Any(overridden => overridden.Resolve() == method));

    private static bool DerivesFrom(TypeDefinition type, TypeDefinition ancestor)
    {
        for (TypeDefinition? current = type; current != null; current = current.BaseType?.Resolve())
        {
            if (current == ancestor || current.Interfaces.Any(item => Inherits(item.InterfaceType.Resolve(), ancestor)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Inherits(TypeDefinition? type, TypeDefinition ancestor)
        => type != null
            && (type == ancestor || type.Interfaces.Any(item => Inherits(item.InterfaceType.Resolve(), ancestor)));
}

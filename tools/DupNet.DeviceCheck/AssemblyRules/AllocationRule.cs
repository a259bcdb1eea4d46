using System.Collections.Generic;
using System.Linq;
using DupNet.DeviceCheck.Assemblies;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace DupNet.DeviceCheck.AssemblyRules;

/// <summary>
/// Nothing is allocated from named methods down, whatever they call in the assembly: no objects, arrays, boxes,
/// delegates or strings, and no structs, which nanoCLR keeps on the heap, locals and copies too. Code that is bound to
/// throw is left out: the frame is lost anyway.
/// </summary>
/// <param name="roots">Methods as Namespace.Type.Method, with all overloads.</param>
public sealed class AllocationRule(IReadOnlyList<string> roots) : IAssemblyRule
{
    private const string Name = "allocation";

    public IEnumerable<Violation> Check(DeviceAssembly assembly)
    {
        CallTargets targets = new(assembly);
        Dictionary<MethodDefinition, MethodDefinition?> callers = [];
        Queue<MethodDefinition> open = new();
        foreach (string root in roots)
        {
            List<MethodDefinition> methods =
                [.. assembly.Methods.Where(method => method.DeclaringType.FullName + "." + method.Name == root)];
            if (methods.Count == 0)
            {
                yield return new Violation(Name, root, assembly.Module.Name, "no such method to start from");
            }

            methods.ForEach(method => Visit(method, null));
        }

        while (open.TryDequeue(out MethodDefinition? method))
        {
            IReadOnlySet<Instruction> throwing = ThrowingPaths.In(method);
            if (throwing.Contains(method.Body.Instructions[0]))
            {
                continue;
            }

            foreach ((Instruction? at, string what) in StructsOf(method).Concat(AllocationsOf(method, throwing)))
            {
                yield return new Violation(
                    Name, method.FullName, DeviceAssembly.Locate(method, at), what + PathTo(method, callers));
            }

            foreach (Instruction call in method.Body.Instructions.Where(call => IsCall(call) && !throwing.Contains(call)))
            {
                foreach (MethodDefinition target in targets.Of(call))
                {
                    Visit(target, method);
                }
            }
        }

        void Visit(MethodDefinition method, MethodDefinition? caller)
        {
            if (method.Module == assembly.Module && method.HasBody && callers.TryAdd(method, caller))
            {
                open.Enqueue(method);
            }
        }
    }

    private static bool IsCall(Instruction instruction)
        => instruction.OpCode.Code is Code.Call or Code.Callvirt or Code.Newobj;

    private static IEnumerable<(Instruction? At, string What)> StructsOf(MethodDefinition method)
        => method.Body.Variables.Select(variable => variable.VariableType)
            .Concat(method.Parameters.Select(parameter => parameter.ParameterType))
            .Where(IsHeapStruct)
            .Select(type => ((Instruction?)null, "a local or parameter of struct " + type.Name));

    private static IEnumerable<(Instruction? At, string What)> AllocationsOf(
        MethodDefinition method, IReadOnlySet<Instruction> throwing)
    {
        foreach (Instruction instruction in method.Body.Instructions.Where(instruction => !throwing.Contains(instruction)))
        {
            string? what = Allocation(instruction);
            if (what != null)
            {
                yield return (instruction, what);
            }
        }
    }

    private static string? Allocation(Instruction instruction)
    {
        switch (instruction.OpCode.Code)
        {
            case Code.Newarr:
                return "an array of " + ((TypeReference)instruction.Operand).Name;

            case Code.Newobj when IsHeap(((MethodReference)instruction.Operand).DeclaringType):
                return "new " + ((MethodReference)instruction.Operand).DeclaringType.Name;

            case Code.Box:
                return "boxes " + ((TypeReference)instruction.Operand).Name;

            case Code.Ldftn or Code.Ldvirtftn:
                return "a delegate of " + ((MethodReference)instruction.Operand).Name;

            case Code.Ldfld or Code.Ldsfld when IsHeapStruct(((FieldReference)instruction.Operand).FieldType):
                return "a copy of struct " + ((FieldReference)instruction.Operand).FieldType.Name;

            case Code.Ldobj or Code.Ldelem_Any when IsHeapStruct((TypeReference)instruction.Operand):
                return "a copy of struct " + ((TypeReference)instruction.Operand).Name;

            case Code.Call or Code.Callvirt:
                return Call((MethodReference)instruction.Operand);

            default:
                return null;
        }
    }

    private static string? Call(MethodReference reference)
    {
        if (IsHeapStruct(reference.ReturnType))
        {
            return "a copy of struct " + reference.ReturnType.Name;
        }

        MethodDefinition? method = reference.Resolve();
        bool outside = method == null || method.Module != reference.Module;
        bool harmless = method != null
            && (method.IsAbstract || CallTargets.IsDelegateInvocation(method) || AllocationFreeMembers.Contains(method));
        return outside && !harmless ? "a call of " + reference.FullName + ", which may allocate" : null;
    }

    private static bool IsHeap(TypeReference type) => !type.IsValueType || IsHeapStruct(type);

    /// <summary>Structs other than the numbers, enums, and the two that nanoCLR treats like numbers.</summary>
    private static bool IsHeapStruct(TypeReference type)
        => type is not TypeSpecification
            && type.IsValueType
            && !type.IsPrimitive
            && type.FullName is not ("System.DateTime" or "System.TimeSpan")
            && type.Resolve() is { IsEnum: false };

    private static string PathTo(MethodDefinition method, Dictionary<MethodDefinition, MethodDefinition?> callers)
    {
        List<string> path = [];
        for (MethodDefinition? current = method; current != null; current = callers[current])
        {
            path.Insert(0, current.DeclaringType.Name + "." + current.Name);
        }

        return " (" + string.Join(" > ", path) + ")";
    }
}

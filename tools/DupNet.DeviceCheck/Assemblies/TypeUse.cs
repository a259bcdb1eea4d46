using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace DupNet.DeviceCheck.Assemblies;

/// <summary>One place where an assembly names a type: in a signature, a local variable or an instruction.</summary>
/// <param name="Type">The type, or a part of it: for <c>int*[]</c> there is a use of the array, the pointer and int.</param>
/// <param name="Owner">Type that contains the place.</param>
/// <param name="Member">Full name of the member that contains the place.</param>
/// <param name="Location">Source line or IL offset of the place.</param>
public sealed record TypeUse(TypeReference Type, TypeDefinition Owner, string Member, string Location)
{
    /// <summary>Finds all uses of types in an assembly.</summary>
    public static IEnumerable<TypeUse> In(DeviceAssembly assembly)
        => assembly.Types.SelectMany(OfType).Concat(assembly.Methods.SelectMany(OfMethod));

    private static IEnumerable<TypeUse> OfType(TypeDefinition type)
    {
        IEnumerable<TypeReference> bases = type.Interfaces.Select(implementation => implementation.InterfaceType);
        if (type.BaseType != null)
        {
            bases = bases.Append(type.BaseType);
        }

        string location = LocationOf(type);
        return bases.SelectMany(Parts).Select(part => new TypeUse(part, type, type.FullName, location))
            .Concat(type.Fields.SelectMany(
                field => Parts(field.FieldType).Select(part => new TypeUse(part, type, field.FullName, location))));
    }

    private static IEnumerable<TypeUse> OfMethod(MethodDefinition method)
    {
        List<TypeUse> uses = [];
        AddAll(SignatureOf(method), null);
        if (method.HasBody)
        {
            AddAll(method.Body.Variables.Select(variable => variable.VariableType), null);
            foreach (Instruction instruction in method.Body.Instructions)
            {
                AddAll(OfOperand(instruction.Operand), instruction);
            }
        }

        return uses;

        void AddAll(IEnumerable<TypeReference> types, Instruction? at)
        {
            foreach (TypeReference part in types.SelectMany(Parts))
            {
                uses.Add(new TypeUse(part, method.DeclaringType, method.FullName, DeviceAssembly.Locate(method, at)));
            }
        }
    }

    private static IEnumerable<TypeReference> OfOperand(object? operand) => operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        GenericInstanceMethod generic => [generic.DeclaringType, .. SignatureOf(generic), .. generic.GenericArguments],
        MethodReference method => [method.DeclaringType, .. SignatureOf(method)],
        CallSite site => [site.ReturnType, .. site.Parameters.Select(parameter => parameter.ParameterType)],
        _ => [],
    };

    private static IEnumerable<TypeReference> SignatureOf(MethodReference method)
        => method.Parameters.Select(parameter => parameter.ParameterType).Append(method.ReturnType);

    private static IEnumerable<TypeReference> Parts(TypeReference type)
    {
        yield return type;
        if (type is GenericInstanceType generic)
        {
            foreach (TypeReference part in generic.GenericArguments.SelectMany(Parts))
            {
                yield return part;
            }
        }

        if (type is TypeSpecification specification)
        {
            foreach (TypeReference part in Parts(specification.ElementType))
            {
                yield return part;
            }
        }
    }

    private static string LocationOf(TypeDefinition type)
    {
        MethodDefinition? known = type.Methods.FirstOrDefault(method => method.DebugInformation.HasSequencePoints);
        return known == null ? type.Module.Name : known.DebugInformation.SequencePoints[0].Document.Url;
    }
}

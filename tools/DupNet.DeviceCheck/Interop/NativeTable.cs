using System.Collections.Generic;
using System.Linq;
using System.Text;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace DupNet.DeviceCheck.Interop;

/// <summary>
/// What a firmware must hold for an assembly with native methods: the order of the method table, and the checksum, as nanoFramework's
/// metadata processor 3.0 computes them.
/// </summary>
public sealed class NativeTable
{
    private NativeTable(IReadOnlyList<MethodDefinition> methods)
    {
        Methods = methods;
        Checksum = Compute(methods);
    }

    /// <summary>The methods of all types; a method's index is its place in the table.</summary>
    public IReadOnlyList<MethodDefinition> Methods { get; }

    /// <summary>Checksum of the native methods' declarations; 0 when there are none.</summary>
    public uint Checksum { get; }

    /// <summary>Text of each entry of the table, one a method: <c>Type.Method</c>.</summary>
    public IEnumerable<string> Entries => Methods.Select(method => method.DeclaringType.Name + "." + method.Name);

    /// <summary>Computes the table of an assembly.</summary>
    public static NativeTable Of(ModuleDefinition module)
        => new([.. InOrder(module).SelectMany(type => type.Methods.OrderBy(method => method.IsVirtual ? 0 : method.IsStatic ? 2 : 1))]);

    /// <summary>Whether a method has its code in the firmware.</summary>
    public static bool IsNative(MethodDefinition method) => method.RVA == 0 && !method.IsAbstract && !method.DeclaringType.IsInterface;

    /// <summary>
    /// Types in order of their names, but after those that they lie in, implement, or whose objects the methods that they call
    /// take or return.
    /// </summary>
    private static List<TypeDefinition> InOrder(ModuleDefinition module)
    {
        List<TypeDefinition> ordered = [];
        HashSet<TypeDefinition> seen = [];
        Add(module.GetTypes().Where(type => type.FullName != "<Module>").OrderBy(type => type.FullName, System.StringComparer.InvariantCulture));
        return ordered;

        void Add(IEnumerable<TypeDefinition?> types)
        {
            foreach (TypeDefinition type in types.OfType<TypeDefinition>().Where(type => type.Module == module))
            {
                if (seen.Contains(type))
                {
                    continue;
                }

                Add([type.DeclaringType]);
                Add(type.Interfaces.Select(item => item.InterfaceType.Resolve()));
                if (seen.Add(type))
                {
                    Add(type.Methods.Where(method => method.HasBody).SelectMany(UsedTypes));
                    ordered.Add(type);
                }
            }
        }
    }

    private static IEnumerable<TypeDefinition?> UsedTypes(MethodDefinition method)
        => method.Body.Instructions.Select(instruction => instruction.Operand).OfType<MethodReference>()
            .SelectMany(called => called.Parameters.Select(parameter => parameter.ParameterType).Prepend(called.ReturnType))
            .Select(type => type.Resolve());

    /// <summary>
    /// A CRC-32, most significant bit first from zero, over names: of assembly, type and method for a native method, else
    /// "NULL". Until the first native method has been added it starts from zero again and again.
    /// </summary>
    private static uint Compute(IReadOnlyList<MethodDefinition> methods)
    {
        uint checksum = 0;
        bool found = false;
        foreach (MethodDefinition method in methods.Where(method => method.DeclaringType.IsClass && method.DeclaringType.BaseType?.FullName != "System.MulticastDelegate"))
        {
            string[] texts = IsNative(method)
                ? [method.Module.Assembly.Name.Name, method.DeclaringType.FullName.Replace('.', '_').Replace("/", "__", System.StringComparison.Ordinal), Signature(method)]
                : ["NULL"];
            foreach (string text in texts)
            {
                checksum = Crc(text, found ? checksum : 0);
            }

            found |= IsNative(method);
        }

        return found ? checksum : 0;
    }

    private static string Signature(MethodDefinition method)
        => method.Name + (method.IsStatic ? "___STATIC__" : "___")
            + string.Join("__", method.Parameters.Select(parameter => parameter.ParameterType).Prepend(method.ReturnType).Select(TypeName));

    private static string TypeName(TypeReference type) => type switch
    {
        ArrayType array => "SZARRAY_" + TypeName(array.ElementType),
        ByReferenceType reference => "BYREF_" + TypeName(reference.ElementType),
        _ => type.FullName switch
        {
            "System.Void" => "VOID",
            "System.Boolean" => "BOOLEAN",
            "System.Char" => "CHAR",
            "System.SByte" => "I1",
            "System.Byte" => "U1",
            "System.Int16" => "I2",
            "System.UInt16" => "U2",
            "System.Int32" => "I4",
            "System.UInt32" => "U4",
            "System.Int64" => "I8",
            "System.UInt64" => "U8",
            "System.Single" => "R4",
            "System.Double" => "R8",
            "System.String" => "STRING",
            "System.Object" => "OBJECT",
            "System.IntPtr" => "I4",
            "System.UIntPtr" => "U4",
            _ => type.FullName.Replace(".", "", System.StringComparison.Ordinal).Replace("/", "", System.StringComparison.Ordinal),
        },
    };

    private static uint Crc(string text, uint crc)
    {
        foreach (byte value in Encoding.ASCII.GetBytes(text))
        {
            crc ^= (uint)value << 24;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x80000000) != 0 ? (crc << 1) ^ 0x04C11DB7 : crc << 1;
            }
        }

        return crc;
    }
}

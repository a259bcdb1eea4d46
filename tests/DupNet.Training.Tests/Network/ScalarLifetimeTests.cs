using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;
using DupNet.Training.Network;
using TorchSharp;
using Xunit;

namespace DupNet.Training.Tests.Network;

/// <summary>
/// TorchSharp frees a number that it made itself while torch still reads it, if a garbage collection comes at that moment (see <see cref="Constant"/>). So the trainer may
/// call neither the conversion nor a method that uses it itself; methods that call such methods are not followed.
/// </summary>
public sealed class ScalarLifetimeTests
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void TheTrainerCallsNothingThatMakesANumberAndLetsGoOfIt()
    {
        HashSet<MethodBase> unsafeMethods = [.. Methods(typeof(Scalar).Assembly).Where(method => Calls(method).Any(IsConversion))];

        // What is known to be wrong must be among them, or nothing is looked for.
        Assert.Contains(unsafeMethods, method => method.Name == "square");
        Assert.Contains(unsafeMethods, method => method.Name == "add" && method.GetParameters().Length == 1);

        string[] found =
        [
            .. Methods(typeof(QuantizedNetwork).Assembly).SelectMany(caller => Calls(caller)
                .Where(callee => IsConversion(callee) || unsafeMethods.Contains(callee))
                .Select(callee => $"{caller.DeclaringType}.{caller.Name} calls {callee.DeclaringType}.{callee.Name}")),
        ];
        Assert.Empty(found);
    }

    private static bool IsConversion(MethodBase method) => method.DeclaringType == typeof(Scalar) && method.Name == "op_Implicit";

    private static IEnumerable<MethodBase> Methods(Assembly assembly) =>
        assembly.GetTypes().SelectMany(type => type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)));

    // Bytes that look like a call and name a method are taken for one, so no call by call, callvirt or newobj is missed.
    private static IEnumerable<MethodBase> Calls(MethodBase method)
    {
        byte[] code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        Type[]? ofType = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        Type[]? ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (int i = 0; i + sizeof(int) < code.Length; i++)
        {
            if (code[i] != OpCodes.Call.Value && code[i] != OpCodes.Callvirt.Value && code[i] != OpCodes.Newobj.Value)
            {
                continue;
            }

            MethodBase? callee = null;
            try
            {
                callee = method.Module.ResolveMethod(BitConverter.ToInt32(code, i + 1), ofType, ofMethod);
            }
            catch (Exception exception) when (exception is ArgumentException or BadImageFormatException or TypeLoadException)
            {
            }

            if (callee is not null)
            {
                yield return callee;
            }
        }
    }
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using nanoFramework.TestFramework;

namespace DupNet.FirmwareTests.Host.Running;

/// <summary>Finds and runs tests in the order, and with the rules, of nanoFramework's launcher.</summary>
public static class FirmwareTestRunner
{
    /// <summary>The classes that hold tests.</summary>
    /// <param name="assembly">The tests.</param>
    /// <returns>The classes.</returns>
    public static IEnumerable<Type> Classes(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return assembly.GetTypes().Where(type => type.IsClass && type.GetCustomAttribute<TestClassAttribute>() != null);
    }

    /// <summary>The names of a class's tests.</summary>
    /// <param name="type">The class.</param>
    /// <returns>Names as in the results.</returns>
    public static IEnumerable<string> Names(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return Tests(type, typeof(TestMethodAttribute)).Concat(Tests(type, typeof(DataRowAttribute))).Select(test => test.Name);
    }

    /// <summary>Runs the tests of a class.</summary>
    /// <param name="type">The class.</param>
    /// <returns>
    /// Set-ups, then tests without rows, then rows, then clean-ups. A set-up that is skipped skips the whole class.
    /// </returns>
    public static IReadOnlyList<FirmwareTestResult> Run(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        List<FirmwareTestResult> results = [.. Tests(type, typeof(SetupAttribute)).Select(Run)];
        FirmwareTestResult? skipped = results.Find(result => result.Outcome == FirmwareTestOutcome.Skipped);
        if (skipped != null)
        {
            return [.. results, .. Names(type).Select(name => skipped with { Name = name })];
        }

        foreach (Type kind in (Type[])[typeof(TestMethodAttribute), typeof(DataRowAttribute), typeof(CleanupAttribute)])
        {
            results.AddRange(Tests(type, kind).Select(Run));
        }

        return results;
    }

    private static IEnumerable<(string Name, MethodInfo Method, object[]? Arguments)> Tests(Type type, Type kind)
    {
        foreach (MethodInfo method in type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        {
            List<Attribute> attributes = [.. method.GetCustomAttributes()
                .Where(attribute => attribute is TestMethodAttribute or DataRowAttribute or SetupAttribute or CleanupAttribute)];
            if (attributes.Exists(attribute => attribute is DataRowAttribute))
            {
                attributes.RemoveAll(attribute => attribute is TestMethodAttribute);
            }

            for (int i = 0; i < attributes.Count; i++)
            {
                if (attributes[i].GetType() == kind)
                {
                    yield return ($"{type.FullName}.{method.Name}.{i}", method, (attributes[i] as DataRowAttribute)?.MethodParameters);
                }
            }
        }
    }

    private static FirmwareTestResult Run((string Name, MethodInfo Method, object[]? Arguments) test)
    {
        using StringWriter output = new();
        TextWriter outer = OutputHelper.Writer;
        OutputHelper.Writer = output;
        long start = DateTime.UtcNow.Ticks;
        try
        {
            // The device passes null for the instance, which only .NET minds.
            object? instance = test.Method.IsStatic ? null : Activator.CreateInstance(test.Method.DeclaringType!);
            test.Method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, test.Arguments, null);
            return new(test.Name, FirmwareTestOutcome.Passed, string.Empty, DateTime.UtcNow.Ticks - start, output.ToString());
        }
        catch (SkipTestException e)
        {
            return new(test.Name, FirmwareTestOutcome.Skipped, e.Message, DateTime.UtcNow.Ticks - start, output.ToString());
        }
        catch (Exception e)
        {
            return new(test.Name, FirmwareTestOutcome.Failed, e.Message, DateTime.UtcNow.Ticks - start, output.ToString());
        }
        finally
        {
            OutputHelper.Writer = outer;
        }
    }
}

using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using DupNet.DeviceCheck.Projects;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace DupNet.DeviceCheck.Tests.Documents;

/// <summary>The lines of C# that the README shows first.</summary>
public sealed class ReadmeTests
{
    private static readonly string[] s_references = ["mscorlib", "DupNet.Embedded"];

    // What the lines leave to the reader: the camera's driver, and the class that is generated for a resource.
    private const string Surroundings = """
        internal static class Program
        {
            internal static void Run()
            {
                //LINES
            }

            private static void Capture(byte[] pixels) => pixels[0]++;
        }

        internal static class Resources
        {
            internal static byte[] GetBytes(BinaryResources id) => new byte[(int)id];

            internal enum BinaryResources : short
            {
                Model = 7024,
            }
        }
        """;

    [Fact]
    public void ItsLinesFitTheDevice()
    {
        using TemporaryDirectory directory = new();
        foreach (string name in s_references)
        {
            File.Copy(Path.Combine(Repository.DirectoryOf("DupNetSelfTest"), name + ".dll"), Path.Combine(directory.Root, name + ".dll"));
        }

        string assembly = Path.Combine(directory.Root, "Readme.dll");
        string source = Source();
        directory.Write("Program.cs", source);
        Sample.Compile("Readme", [source], [.. s_references.Select(name => Path.Combine(directory.Root, name + ".dll"))], LanguageVersion.CSharp9, assembly);
        Assert.Empty(DeviceChecker.Check(assembly, directory.Root, new DeviceLibrary("Readme", "Readme") { AllowedAssemblies = s_references }));
    }

    private static string Source()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        string[] lines = Regex.Match(page, "^```csharp\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline).Groups[1].Value.Split('\n');
        string[] usings = [.. lines.TakeWhile(line => line.Length > 0)];
        Assert.All(usings, line => Assert.StartsWith("using ", line, StringComparison.Ordinal));
        return string.Join('\n', usings) + "\n" + Surroundings.Replace("//LINES", string.Join('\n', lines.Skip(usings.Length)), StringComparison.Ordinal);
    }
}

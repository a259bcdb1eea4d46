using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using DupNet.Compiling.Native;
using DupNet.NativeCore;

namespace DupNet.Compiling.Tests.Native;

/// <summary>
/// The native core with generated code, and its test programs: reference-test, golden-vectors and split-test. The core is compiled once
/// for each compiler.
/// </summary>
public sealed class NativeBuild : IDisposable
{
    private static readonly string s_core = Path.Combine(Checkout.Root, "nf-src", "DupNet.Embedded.Native");

    private readonly string _folder = Directory.CreateTempSubdirectory("dupnet-compiling-").FullName;
    private readonly Dictionary<string, IReadOnlyList<string>> _objects = [];
    private int _builds;

    /// <summary>Options of the find module for generated code, but for the optimisation.</summary>
    public static IReadOnlyList<string> Options(string compiler) =>
    [
        "-std=c++17", "-Wall", "-Wextra", "-Wconversion", "-Wshadow", "-Werror", "-fno-exceptions", "-fno-rtti",
        .. compiler.Contains("clang", StringComparison.Ordinal) ? (string[])[] : ["-fno-schedule-insns", "-fno-schedule-insns2", "-fno-tree-reassoc", "-fno-tree-ter"],
    ];

    public void Dispose() => Directory.Delete(_folder, true);

    /// <summary>Writes generated code to a folder of its own.</summary>
    internal string Write(CompiledModel model, NativeTarget target, LayerChoice? choice = null)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, $"generated{_builds++}")).FullName;
        foreach (GeneratedFile file in NativeCode.Generate(model, choice ?? LayerChoice.All, target))
        {
            File.WriteAllText(Path.Combine(folder, file.Name), file.Text);
        }

        return folder;
    }

    /// <summary>Builds test programs with generated code.</summary>
    /// <param name="compiler">g++ or clang++.</param>
    /// <param name="generated">The folder of the code.</param>
    /// <param name="programs">Names of the programs.</param>
    /// <returns>Where they lie.</returns>
    internal IReadOnlyList<string> Programs(string compiler, string generated, params string[] programs)
    {
        string[] own = [.. Directory.GetFiles(generated, "*.cpp").Select(file => Compile(compiler, file, generated))];
        return
        [
            .. programs.Select(program =>
            {
                string file = Path.Combine(generated, program);
                string main = Path.Combine(_folder, compiler, program + ".o");
                CppCompiler.Run(compiler, ["-o", file, main, .. own, .. Core(compiler), "-lpthread"]);
                return file;
            }),
        ];
    }

    /// <summary>A file of bytes.</summary>
    internal string WriteModel(byte[] file)
    {
        string path = Path.Combine(_folder, $"model{_builds++}.dupnet");
        File.WriteAllBytes(path, file);
        return path;
    }

    private static string Compile(string compiler, string file, string folder, string? name = null, params string[] options)
    {
        string target = Path.Combine(folder, (name ?? Path.GetFileNameWithoutExtension(file)) + ".o");
        CppCompiler.Run(
            compiler,
            [.. Options(compiler), "-O1", .. options, $"-I{s_core}/include", $"-I{s_core}/src", $"-I{s_core}/tests", "-c", file, "-o", target]);
        return target;
    }

    /// <summary>The core, and the main files of the programs.</summary>
    private IReadOnlyList<string> Core(string compiler)
    {
        lock (_objects)
        {
            if (!_objects.TryGetValue(compiler, out IReadOnlyList<string>? objects))
            {
                string folder = Directory.CreateDirectory(Path.Combine(_folder, compiler)).FullName;
                string[] sources = [.. Directory.GetFiles(Path.Combine(s_core, "src"), "*.cpp", SearchOption.AllDirectories), Path.Combine(s_core, "tests", "GoldenVectors.cpp")];
                objects = [.. sources.AsParallel().Select(file => Compile(compiler, file, folder, null, "-DDUPNET_WITH_COMPILED=1"))];
                _ = ((string[])[.. new[] { ("ReferenceTest", "reference-test"), ("GoldenVectorsTest", "golden-vectors"), ("SplitTest", "split-test") }
                    .AsParallel().Select(pair => Compile(compiler, Path.Combine(s_core, "tests", pair.Item1 + ".cpp"), folder, pair.Item2))]).Length;
                _objects.Add(compiler, objects);
            }

            return objects;
        }
    }
}

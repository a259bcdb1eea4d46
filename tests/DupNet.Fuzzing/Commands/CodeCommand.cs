using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using DupNet.CommandLine.Commands;
using DupNet.CommandLine.Output;
using DupNet.Compiling;
using DupNet.Compiling.Native;
using DupNet.Embedded.Tests;
using DupNet.Packing;

namespace DupNet.Fuzzing.Commands;

/// <summary><c>dupnet-fuzz code</c>: the C++ of many random networks in few files, each in a namespace of its own.</summary>
internal static class CodeCommand
{
    private const int Most = 10000;
    private const int DefaultCount = 50;
    private const int MostDepth = 5;
    private const int NetworksOfAFile = 10;
    private const string Opening = "namespace dupnet\n{\n";

    /// <summary>Makes the command <c>code</c>.</summary>
    public static Command Create(TextWriter output, TextWriter error)
    {
        Argument<DirectoryInfo> folder = new("FOLDER") { Description = "Where models and code go; made if missing, and otherwise empty." };
        Option<int> count = CommonOptions.Number("--networks", "N", "How many networks.", Most, DefaultCount, $"a whole number from 1 to {Most}");
        Option<long?> seed = CommonOptions.Whole("--seed", "N", "Seed of the first network; others follow. Without it a new one.", int.MaxValue / 4);
        var command = new Command("code", "Writes random networks and the C++ that is generated from them, for tests/fuzz/batch.") { folder, count, seed };
        command.SetAction(parsed =>
        {
            int first = (int)(parsed.GetValue(seed) ?? Random.Shared.Next(int.MaxValue / 4));
            string path = parsed.GetRequiredValue(folder).FullName;
            if (Directory.CreateDirectory(path).EnumerateFileSystemInfos().Any())
            {
                throw new IOException($"{path} is not empty.");
            }

            error.WriteVisible(string.Create(CultureInfo.InvariantCulture, $"seed {first}"));
            string[] names = [.. Enumerable.Range(first, parsed.GetValue(count)).Select(static each => string.Create(CultureInfo.InvariantCulture, $"seed{each}"))];
            for (int i = 0; i < names.Length; i += NetworksOfAFile)
            {
                string text = string.Concat(names.Skip(i).Take(NetworksOfAFile).Select((name, number) => Write(path, name, first + i + number)));
                File.WriteAllText(Path.Combine(path, string.Create(CultureInfo.InvariantCulture, $"Batch{i / NetworksOfAFile}.cpp")), text);
            }

            File.WriteAllText(Path.Combine(path, "Batch.cpp"), Table(names));
            output.WriteVisible(string.Create(CultureInfo.InvariantCulture, $"{names.Length} networks"));
        });
        return command;
    }

    /// <summary>Writes the model, and returns its code.</summary>
    private static string Write(string folder, string name, int seed)
    {
        var random = new Random(seed);
        byte[] file = ModelWriter.Write(TestModels.Next(random, random.Next(1, MostDepth + 1)));
        File.WriteAllBytes(Path.Combine(folder, name + ".dupnet"), file);
        IReadOnlyList<GeneratedFile> files = NativeCode.Generate(new CompiledModel(file), LayerChoice.All, seed % 2 == 0 ? NativeTarget.RiscV : NativeTarget.Xtensa);
        return string.Concat(files.Select(each => $"{each.Text.Replace(Opening, $"{Opening}namespace {name}\n{{\n", StringComparison.Ordinal)}}}\n"));
    }

    private static string Table(string[] names)
    {
        StringBuilder text = new("#include \"Kernels/CompiledLayer.h\"\n\nnamespace dupnet\n{\n");
        foreach (string name in names)
        {
            text.Append(CultureInfo.InvariantCulture, $"namespace {name}\n{{\nextern const CompiledModel compiledModel;\n}}\n\n");
        }

        text.Append("extern const int batchCount;\nextern const char* const batchNames[];\nextern const CompiledModel* const batchCode[];\nextern CompiledModel compiledModel;\n\n");
        text.Append(CultureInfo.InvariantCulture, $"const int batchCount = {names.Length};\n");
        text.Append("const char* const batchNames[] = {").AppendJoin(", ", names.Select(static name => $"\"{name}\"")).Append("};\n");
        text.Append("const CompiledModel* const batchCode[] = {").AppendJoin(", ", names.Select(static name => $"&{name}::compiledModel")).Append("};\n");
        return text.Append("CompiledModel compiledModel = {0, 0, nullptr};\n}\n").ToString();
    }
}

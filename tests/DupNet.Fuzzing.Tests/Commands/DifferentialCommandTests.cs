using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using DupNet.Fuzzing.Commands;
using DupNet.Fuzzing.Differential;
using DupNet.Testing;
using Xunit;

namespace DupNet.Fuzzing.Tests.Commands;

public sealed class DifferentialCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private readonly List<(CaseKind Kind, int Seed, bool WithCode)> _run = [];

    public void Dispose()
    {
        _folder.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public void ARunGoesOnWhereItEnded()
    {
        string[] arguments = ["--seed", "10", "--code-every", "2", "--state", _folder.File("state")];
        Assert.Equal(0, Run(null, ["--layers", "2", "--networks", "1", .. arguments]));
        Assert.Equal([(CaseKind.Layer, 10, true), (CaseKind.Layer, 11, false), (CaseKind.Network, 10, true)], _run);
        _run.Clear();
        Assert.Equal(0, Run(null, ["--layers", "3", "--networks", "2", .. arguments]));
        Assert.Equal([(CaseKind.Layer, 12, true), (CaseKind.Network, 11, false)], _run);
        Assert.Contains("seed 10: 3 layers and 2 networks, 3 of them as C# too, no difference", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ADifferenceIsToldWithItsSeedAndComesFirstTheNextTime()
    {
        string[] arguments = ["--networks", "5", "--seed", "10", "--state", _folder.File("state")];
        Assert.Equal(1, Run(12, arguments));
        Assert.Contains("DIFFERENCE in network 12: logits", _error.ToString(), StringComparison.Ordinal);
        Assert.Contains("differential --networks 1 --seed 12", _error.ToString(), StringComparison.Ordinal);
        _run.Clear();
        Assert.Equal(0, Run(null, arguments));
        Assert.Equal([12, 13, 14], _run.Select(static each => each.Seed));
    }

    [Fact]
    public void AStateOfAnotherSeedIsTold()
    {
        Assert.Equal(0, Run(null, ["--layers", "1", "--seed", "10", "--state", _folder.File("state")]));
        Assert.Contains("is of a run with seed 10", Assert.ThrowsAny<Exception>(() => Run(null, ["--layers", "1", "--seed", "11", "--state", _folder.File("state")])).Message, StringComparison.Ordinal);
        File.WriteAllText(_folder.File("state"), "{");
        Assert.Contains("is no state of a run", Assert.ThrowsAny<Exception>(() => Run(null, ["--layers", "1", "--state", _folder.File("state")])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void VectorsAreWrittenForOtherMachines()
    {
        string folder = _folder.File("vectors/x");
        Assert.Equal(0, FuzzingCommand.Run(["vectors", Path.GetDirectoryName(folder)!, "--networks", "2", "--seed", "4"], _output, _error));
        Assert.Equal(["seed4.dupnet", "seed4.txt", "seed5.dupnet", "seed5.txt"], Directory.GetFiles(Path.GetDirectoryName(folder)!).Select(Path.GetFileName).Order());
        Assert.StartsWith("2 networks, ", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void CodeOfManyNetworksIsWrittenEachInANamespaceOfItsOwn()
    {
        string folder = Path.GetDirectoryName(_folder.File("code/x"))!;
        Assert.Equal(0, FuzzingCommand.Run(["code", folder, "--networks", "11", "--seed", "4"], _output, _error));
        Assert.Equal(["Batch.cpp", "Batch0.cpp", "Batch1.cpp"], Directory.GetFiles(folder, "*.cpp").Select(Path.GetFileName).Order());
        Assert.Equal(11, Directory.GetFiles(folder, "*.dupnet").Length);
        Assert.Contains("namespace dupnet\n{\nnamespace seed14\n{\n", File.ReadAllText(Path.Combine(folder, "Batch1.cpp")), StringComparison.Ordinal);
        Assert.Contains("&seed4::compiledModel, &seed5::compiledModel", File.ReadAllText(Path.Combine(folder, "Batch.cpp")), StringComparison.Ordinal);
        Assert.Equal(1, FuzzingCommand.Run(["code", folder], _output, _error));
        Assert.Contains("is not empty", _error.ToString(), StringComparison.Ordinal);
    }

    private int Run(int? broken, string[] arguments)
    {
        Command command = DifferentialCommand.Create(_output, _error, (kind, seed, withCode) =>
        {
            _run.Add((kind, seed, withCode));
            return seed == broken ? "logits" : null;
        });
        return command.Parse(arguments).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using DupNet.Embedded;
using DupNet.Embedded.Networks;
using DupNet.Golden;
using DupNet.NativeCore;
using Xunit;

namespace DupNet.Native.Tests;

/// <summary>The golden vectors, which the native core is checked against on other machines, are those of the managed runtime.</summary>
public class GoldenFilesTests
{
    private static readonly string s_folder = Path.Combine(Checkout.Root, "firmware-tests", "golden");

    [Fact]
    public void EveryPixelFormatHasVectors()
    {
        IEnumerable<int> formats = Directory.GetFiles(s_folder, "*.txt").SelectMany(file => GoldenVector.Read(File.ReadAllText(file)))
            .Select(vector => vector.Frame[3]).Distinct().Order();
        Assert.Equal(Enum.GetValues<PixelFormat>(), formats.Select(format => (PixelFormat)format));
    }

    [Fact]
    public void CommittedVectorsAreWhatTheManagedRuntimeFinds()
    {
        foreach (string file in Directory.GetFiles(s_folder, "*.dupnet"))
        {
            DupNetModel model = DupNetModel.Load(File.ReadAllBytes(file));
            Assert.Equal(model.KnownAnswerHash, KnownAnswer.Compute(model));
            string committed = File.ReadAllText(Path.ChangeExtension(file, ".txt"));
            Assert.Equal(committed, string.Concat(GoldenVector.Read(committed).Select(vector => vector.WithResults(model))));
        }
    }
}

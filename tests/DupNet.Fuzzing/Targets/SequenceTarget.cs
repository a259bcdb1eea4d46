using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using DupNet.DataSets;
using DupNet.Pictures;
using DupNet.Sequences;
using DupNet.Sequences.Folders;
using DupNet.Testing;

namespace DupNet.Fuzzing.Targets;

/// <summary>A table of a recorded sequence: refused as a whole, or frames in the order of their numbers, whose boxes have a size.</summary>
internal sealed class SequenceTarget : FuzzTarget
{
    private const string Labels = "labels.csv";
    private const string Right = "file,width,height,x,y,w,h,identity,visible\nimages/000004.png,32,24,1.5,2,10,12.25,1,1\nimages/000004.png,32,24,8,8,5,5,2,0.1\nimages/000006.png,32,24,,,,,,\n";

    private static readonly string[] s_pictures = ["images/000004.png", "images/000006.png"];

    private readonly string _file;
    private readonly Lazy<TemporaryFolder> _folder;

    private SequenceTarget(string name, string file, string seed)
        : base(name)
    {
        _file = file;
        _folder = new(Lay);
        Seeds = [Encoding.UTF8.GetBytes(seed)];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<byte[]> Seeds { get; }

    /// <summary>A target for each table.</summary>
    public static IEnumerable<FuzzTarget> All()
    {
        yield return new SequenceTarget("sequence", Labels, Right);
        yield return new SequenceTarget("sequence-ignore", "ignore.csv", "file,x,y,w,h\nimages/000004.png,1,2,3,4\nimages/000006.png,0,0,32,24\n");
    }

    /// <inheritdoc/>
    public override byte[] Mutate(Random random, byte[] input) => Mutation.Text.Mutate(random, input);

    /// <inheritdoc/>
    public override bool Run(byte[] input)
    {
        File.WriteAllBytes(_folder.Value.File(_file), input);
        try
        {
            int last = -1;
            foreach (ISequence sequence in SequenceFolder.Find(_folder.Value.Path))
            {
                foreach (SequenceFrame frame in sequence.Frames())
                {
                    Require(frame.Number > last && frame.Number < sequence.Length, "frames come in order");
                    Require(frame.Faces.Select(static face => face.Box).Concat(frame.Ignored).All(static box => box is { Width: > 0, Height: > 0 }), "boxes have a size");
                    Require(frame.Faces.All(static face => face is { Identity: > 0, Visible: >= 0 and <= 1 }), "faces have an identity");
                    last = frame.Number;
                }
            }

            return last >= 0;
        }
        catch (Exception e) when (e is LabelException or PictureException)
        {
            return false;
        }
    }

    private TemporaryFolder Lay()
    {
        var folder = new TemporaryFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        foreach (string picture in s_pictures)
        {
            PictureFile.Save(new Picture(32, 24), folder.File(picture));
        }

        File.WriteAllText(folder.File(Labels), Right);
        return folder;
    }
}

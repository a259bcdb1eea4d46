using System;
using System.IO;
using System.Linq;
using DupNet.DataSets;
using DupNet.Pictures;
using DupNet.Sequences.Folders;
using DupNet.Sequences.Making;
using Xunit;

namespace DupNet.Sequences.Tests.Folders;

public sealed class SequenceFolderTests : IDisposable
{
    private const string Header = "file,width,height,x,y,w,h,identity\n";

    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _photos = new();

    public void Dispose()
    {
        _folder.Dispose();
        _photos.Dispose();
    }

    [Theory]
    [InlineData(SequenceKind.Gaps)]
    [InlineData(SequenceKind.Cross)]
    public void WhatIsWrittenIsReadAgain(SequenceKind kind)
    {
        ISequence made = new SequenceMaker(new DrawnPhotos(_photos, 2, 2).Sorted).Make(kind, 3, 40);
        int written = 0;
        SequenceFolder.Write(made, Path.Combine(_folder.Path, made.Name), count => written = count);
        ISequence read = Assert.Single(SequenceFolder.Find(_folder.Path));
        Assert.Equal((made.Name, made.Kind, made.Width, made.Height), (read.Name, read.Kind, read.Width, read.Height));
        SequenceFrame[] frames = [.. read.Frames()];
        Assert.Equal(written, frames.Length);
        foreach ((SequenceFrame before, SequenceFrame after) in made.Frames().Zip(frames))
        {
            Assert.Equal(before.Number, after.Number);
            Assert.Equal(before.Picture.Rgb, after.Picture.Rgb);
            Assert.Equal(before.Faces, after.Faces);
            Assert.Equal(before.Ignored, after.Ignored);
        }
    }

    [Fact]
    public void IsASetOfLabelledPhotosToo()
    {
        ISequence made = new SequenceMaker(new DrawnPhotos(_photos, 1, 1).Sorted).Make(SequenceKind.Walk, 1, 40);
        SequenceFolder.Write(made, _folder.Path);
        DataSet set = DataSet.Open(new DataSource(_folder.Path));
        Assert.Empty(set.Troubles);
        Assert.Equal(40, set.Photos.Count);
        Assert.Equal(made.Frames().Sum(frame => frame.Faces.Count), set.Photos.Sum(photo => photo.Objects.Count));
    }

    // Frames come in the order of their numbers, whatever the order of the rows; faces that are hardly seen count neither way.
    [Fact]
    public void UsersOwnSequencesAreRead()
    {
        Write("door_1/labels.csv", "file,width,height,x,y,w,h,visible,identity\ndoor7.png,8,6,1,1,3,4,,2\ndoor4.png,8,6,,,,,,\ndoor7.png,8,6,0,0,1,2,0.3,1\n");
        Write("other/labels.csv", "file,width,height,x,y,w,h\n");
        Picture("door_1/door7.png");
        Picture("door_1/door4.png");
        ISequence sequence = Assert.Single(SequenceFolder.Find(_folder.Path));
        Assert.Equal(("door_1", "door", 4), (sequence.Name, sequence.Kind, sequence.Length));
        SequenceFrame[] frames = [.. sequence.Frames()];
        Assert.Equal([0, 3], frames.Select(frame => frame.Number));
        Assert.Equal((2, 1.0), (Assert.Single(frames[1].Faces).Identity, frames[1].Faces[0].Visible));
        Assert.Single(frames[1].Ignored);
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { "a1.png,8,6,1,1,3,4,\n", "labels.csv:2: identity must be an integer greater than 0" },
        { "a1.png,8,6,1,1,3,4,0\n", "labels.csv:2: identity must be an integer greater than 0" },
        { "a1.png,8,6,1,1,0,4,1\n", "labels.csv:2: a box needs a width and a height above 0" },
        { "a1.png,8,6,1,1,3,4\n", "labels.csv:2: 7 fields instead of 8" },
        { "a1.png,8,6,,,,,\na2.png,8,7,,,,,\n", "labels.csv:3: the frame is 8 x 7 pixels, those before 8 x 6" },
        { "a.png,8,6,,,,,\n", "labels.csv:2: a.png: the name must end with the number of the frame" },
        { "../a1.png,8,6,,,,,\n", "labels.csv:2: ../a1.png leads out of the folder" },
        { "a1.png,8,6,,,,,\nb1.png,8,6,,,,,\n", "a1.png and b1.png have the same number" },
        { "\n", "names no frame" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void WhatIsWrongIsTold(string rows, string message)
    {
        Write("labels.csv", Header + rows);
        Assert.Contains(message, Assert.Throws<LabelException>(() => SequenceFolder.Find(_folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PicturesThatDoNotFitAreTold()
    {
        Write("labels.csv", Header + "a1.png,9,6,,,,,\n");
        Picture("a1.png");
        ISequence sequence = Assert.Single(SequenceFolder.Find(_folder.Path));
        Assert.Contains("is 8 x 6 pixels; the labels say 9 x 6", Assert.Throws<LabelException>(() => sequence.Frames().Count()).Message, StringComparison.Ordinal);
        File.Delete(_folder.File("a1.png"));
        Assert.Contains("a1.png", Assert.Throws<PictureException>(() => sequence.Frames().Count()).Message, StringComparison.Ordinal);
        Write("ignore.csv", "file,x,y,w,h\nb1.png,1,1,2,2\n");
        Assert.Contains("ignore.csv:2: b1.png is not in labels.csv", Assert.Throws<LabelException>(() => SequenceFolder.Find(_folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PhotosAreNoSequence()
    {
        Write("labels.csv", "file,width,height,x,y,w,h\na1.png,8,6,,,,\n");
        Assert.Empty(SequenceFolder.Find(_folder.Path));
        Assert.Throws<LabelException>(() => SequenceFolder.Find(Path.Combine(_folder.Path, "missing")));
    }

    private void Write(string name, string text) => File.WriteAllText(_folder.File(name), text);

    private void Picture(string name) => PictureFile.Save(new Picture(8, 6), _folder.File(name));
}

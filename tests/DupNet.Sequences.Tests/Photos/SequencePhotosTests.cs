using System;
using System.IO;
using DupNet.Evaluation;
using DupNet.Sequences.Arithmetic;
using DupNet.Sequences.Photos;
using Xunit;

namespace DupNet.Sequences.Tests.Photos;

public sealed class SequencePhotosTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void OnlyPeopleWhoAreAloneAreCutOut()
    {
        var photos = new DrawnPhotos(_folder, 1, 1);
        Box face = DrawnPhotos.Face;
        photos.Add("near.png", DrawnPhotos.Scene(1), [face, face with { X = face.X + 60, Width = 20, Height = 25 }]);
        photos.Add("unclear.png", DrawnPhotos.Scene(1), [face], face with { Y = face.Y + 120, Height = 30 });
        photos.Add("edge.png", DrawnPhotos.Scene(1), [face with { X = 2 }]);
        photos.Add("flat.png", DrawnPhotos.Scene(1), [face with { Height = 40 }]);
        Assert.Equal((1, 1), (photos.Sorted.Scenes, photos.Sorted.People));
    }

    [Fact]
    public void PhotosThatCannotBeDecodedArePassedOver()
    {
        var photos = new DrawnPhotos(_folder, 3, 0);
        File.WriteAllText(photos.Photos[0].Path, "no picture");
        File.Delete(photos.Photos[2].Path);
        SequencePhotos sorted = photos.Sorted;
        for (ulong seed = 0; seed < 6; seed++)
        {
            Assert.Equal(DrawnPhotos.Scene(1).Rgb, sorted.NextScene(new SeededRandom(seed)).Rgb);
        }
    }
}

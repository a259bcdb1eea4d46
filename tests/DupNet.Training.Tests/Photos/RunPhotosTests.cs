using System;
using System.IO;
using System.Linq;
using DupNet.DataSets;
using DupNet.Training.Learning;
using DupNet.Training.Photos;
using DupNet.Training.Recipes;
using Xunit;

namespace DupNet.Training.Tests.Photos;

public sealed class RunPhotosTests : IDisposable
{
    private static readonly Recipe s_recipe = GeneratedRecipe.WithClasses([.. GeneratedPhotos.Classes]);

    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _told = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void PhotosAreForWhatTheSetSays()
    {
        string data = Directory.CreateDirectory(_folder.File("data")).FullName;
        GeneratedPhotos.WriteClasses(data, 20, seed: 1);
        RunPhotos photos = RunPhotos.Open(new DataSource(data), null, null, null, s_recipe, strict: true, _told);
        Assert.All(photos.Training.Photos, photo => Assert.StartsWith("train/", photo.File));
        Assert.Equal((16, 4), (photos.Training.Photos.Count, photos.Validation!.Photos.Count));
        Assert.Contains("16 of 20 photos are trained with, 4 measured on", _told.ToString());

        // Another set takes the place of its own.
        string other = Directory.CreateDirectory(_folder.File("other")).FullName;
        GeneratedPhotos.WriteClasses(other, 10, seed: 2);
        photos = RunPhotos.Open(new DataSource(Path.Combine(data, "data.yaml")), new DataSource(other), null, null, s_recipe, strict: true, _told);
        Assert.Equal((16, 2), (photos.Training.Photos.Count, photos.Validation!.Photos.Count));
    }

    [Fact]
    public void ASetWithoutSplitIsTrainedWithAsAWholeOrSplitByAShare()
    {
        GeneratedPhotos.Write(_folder.Path, 20, seed: 3);
        RunPhotos whole = RunPhotos.Open(new DataSource(_folder.Path), null, null, null, GeneratedRecipe.Small, strict: true, _told);
        Assert.Equal(20, whole.Training.Photos.Count);
        Assert.Null(whole.Validation);
        RunPhotos parts = RunPhotos.Open(new DataSource(_folder.Path), null, 0.25, null, GeneratedRecipe.Small, strict: true, _told);
        Assert.Equal((15, 5), (parts.Training.Photos.Count, parts.Validation!.Photos.Count));
    }

    // A photo that comes later must not change what the run trains with; one that goes is missed by name.
    [Fact]
    public void ANotedRunKeepsItsPhotos()
    {
        GeneratedPhotos.Write(_folder.Path, 20, seed: 4);
        var folder = new RunFolder(Directory.CreateDirectory(_folder.File("run")).FullName);
        Assert.Null(folder.ReadPhotos());
        RunPhotos first = RunPhotos.Open(new DataSource(_folder.Path), null, 0.25, null, GeneratedRecipe.Small, strict: true, _told);
        folder.NotePhotos(first.Training.Photos, first.Validation!.Photos);

        File.Copy(_folder.File("images/drawn_000.png"), _folder.File("images/new, \"quoted\".png"));
        File.AppendAllText(_folder.File("labels.csv"), "\"images/new, \"\"quoted\"\".png\",60,48,1,1,9,9\n");
        RunPhotos again = RunPhotos.Open(new DataSource(_folder.Path), null, null, folder.ReadPhotos(), GeneratedRecipe.Small, strict: false, _told);
        Assert.Equal(first.Training.Photos.Select(photo => photo.File), again.Training.Photos.Select(photo => photo.File));
        Assert.Equal(first.Validation.Photos.Select(photo => photo.File), again.Validation!.Photos.Select(photo => photo.File));
        PictureCache training = RunPhotos.OpenTraining(new DataSource(_folder.Path), folder.ReadPhotos(), GeneratedRecipe.Small, _told);
        Assert.Equal(first.Training.Photos.Select(photo => photo.File), training.Photos.Select(photo => photo.File));

        string gone = first.Training.Photos[3].File;
        File.Delete(_folder.File(gone));
        Assert.Contains(
            $"1 photos of the run cannot be used any more, the first {gone}",
            Assert.Throws<LabelException>(() => RunPhotos.Open(new DataSource(_folder.Path), null, null, folder.ReadPhotos(), GeneratedRecipe.Small, strict: false, _told)).Message);
        File.AppendAllText(folder.PhotosPath, "a.png,both\n");
        Assert.Contains("both is neither training nor validation", Assert.Throws<RunException>(() => folder.ReadPhotos()).Message);
    }

    [Fact]
    public void WhatCannotBeReadIsLeftOutOrRefused()
    {
        GeneratedPhotos.WriteClasses(_folder.Path, 20, seed: 5);
        Cut("train/images/drawn_001.png");
        Cut("valid/images/drawn_004.png");
        RunPhotos photos = Open();
        Assert.Equal((15, 3), (photos.Training.Photos.Count, photos.Validation!.Photos.Count));
        Assert.All(Enumerable.Range(0, 15), i => Assert.Equal(photos.Training.Photos[i].Width, photos.Training[i].Width));
        Assert.Contains("drawn_001.png", _told.ToString());
        Assert.Contains("drawn_004.png", _told.ToString());
        Assert.Contains(
            "drawn_001.png", Assert.Throws<LabelException>(() => RunPhotos.Open(new DataSource(_folder.Path), null, null, null, s_recipe, strict: true, _told)).Message);
    }

    [Fact]
    public void StrictRefusesWhatIsPutRightToo()
    {
        GeneratedPhotos.Write(_folder.Path, 8, seed: 5);
        File.AppendAllText(_folder.File("labels.csv"), "images/drawn_000.png,60,48,1,1,900,9\n");
        Cut("images/drawn_005.png");
        RunPhotos photos = RunPhotos.Open(new DataSource(_folder.Path), null, null, null, GeneratedRecipe.Small, strict: false, _told);
        Assert.Equal(7, photos.Training.Photos.Count);
        LabelException refused = Assert.Throws<LabelException>(() => RunPhotos.Open(new DataSource(_folder.Path), null, null, null, GeneratedRecipe.Small, strict: true, _told));
        Assert.Equal(2, refused.Troubles.Count);
    }

    private RunPhotos Open() => RunPhotos.Open(new DataSource(_folder.Path), null, null, null, s_recipe, strict: false, _told);

    private void Cut(string file) => File.WriteAllBytes(_folder.File(file), File.ReadAllBytes(_folder.File(file))[..200]);
}

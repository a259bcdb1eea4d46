using System;
using System.Collections.Generic;
using System.Linq;
using DupNet.Evaluation;

namespace DupNet.DataSets.Splitting;

/// <summary>Takes photos for validation from a data set that has none.</summary>
/// <remarks>
/// Iterative stratification (Sechidis et al., 2011): the rarest class is dealt out first, a group of photos that are alike at a time, to the
/// side that lacks more objects of it; so each class has about the same share in both.
/// </remarks>
public static class DataSplitter
{
    /// <summary>Usual share of the photos that is taken, 0..1.</summary>
    public const double UsualShare = 0.2;

    private const int Sides = 2;
    private const int Validation = 1;

    /// <summary>
    /// The set with some of its photos for validation; the set itself if it has such photos, or fewer than two groups of photos that are
    /// alike.
    /// </summary>
    /// <param name="set">The set. All photos that are for training, or of which it does not say what they are for, are decoded.</param>
    /// <param name="share">The part of the photos to take, above 0 and below 1.</param>
    /// <param name="seed">Seed of the random choice.</param>
    public static DataSet Split(DataSet set, double share = UsualShare, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(share, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(share, 1);
        LabelledPhoto[] photos = [.. set.Photos.Where(photo => set.SplitOf(photo) is DataSets.Split.None or DataSets.Split.Training)];
        List<List<int>> groups = AlikePhotos.Groups(photos);
        if (set.Of(DataSets.Split.Validation).Count > 0 || groups.Count < Sides)
        {
            return set;
        }

        // The order in which equal needs are served.
        var random = new Random(seed);
        LabelledPhoto[][] dealt = [.. groups.Select(group => group.Select(i => photos[i]).ToArray())];
        random.Shuffle(dealt);
        var splits = set.Photos.ToDictionary(photo => photo, set.SplitOf);
        int[] sides = Deal(dealt, share);
        for (int i = 0; i < dealt.Length; i++)
        {
            foreach (LabelledPhoto photo in dealt[i])
            {
                splits[photo] = sides[i] == Validation ? DataSets.Split.Validation : DataSets.Split.Training;
            }
        }

        return set.With(splits);
    }

    /// <summary>The side of each group.</summary>
    private static int[] Deal(LabelledPhoto[][] groups, double share)
    {
        Dictionary<string, int>[] objects = [.. groups.Select(CountOf)];
        double[] shares = [1 - share, share];
        Dictionary<string, double>[] lacking =
            [.. shares.Select(part => objects.SelectMany(counts => counts).GroupBy(item => item.Key).ToDictionary(group => group.Key, group => part * group.Sum(item => item.Value)))];
        double photos = groups.Sum(group => group.Length);
        double[] lackingPhotos = [.. shares.Select(part => part * photos)];
        int[] sides = new int[groups.Length];
        var left = new List<int>(Enumerable.Range(0, groups.Length));
        while (left.Count > 0)
        {
            string? rarest = left.SelectMany(i => objects[i]).GroupBy(item => item.Key).OrderBy(group => group.Sum(item => item.Value)).ThenBy(group => group.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;
            foreach (int i in left.FindAll(i => rarest is null || objects[i].ContainsKey(rarest)))
            {
                double balance = rarest is null ? 0 : lacking[Validation][rarest] - lacking[1 - Validation][rarest];
                balance = balance == 0 ? lackingPhotos[Validation] - lackingPhotos[1 - Validation] : balance;
                sides[i] = balance > 0 ? Validation : 1 - Validation;
                lackingPhotos[sides[i]] -= groups[i].Length;
                foreach ((string name, int count) in objects[i])
                {
                    lacking[sides[i]][name] -= count;
                }

                left.Remove(i);
            }
        }

        if (!sides.Contains(Validation))
        {
            sides[^1] = Validation;
        }

        return sides;
    }

    private static Dictionary<string, int> CountOf(LabelledPhoto[] photos) =>
        photos.SelectMany(photo => photo.Objects).GroupBy(labelled => labelled.ClassName).ToDictionary(group => group.Key, group => group.Count());
}

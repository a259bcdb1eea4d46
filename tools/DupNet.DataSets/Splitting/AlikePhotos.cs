using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using DupNet.Evaluation;
using DupNet.Pictures;

namespace DupNet.DataSets.Splitting;

/// <summary>Finds photos that show nearly the same: frames of a video, or changed copies of one photo.</summary>
internal static class AlikePhotos
{
    /// <summary>Most bits of 256 in which fingerprints of photos that are alike differ; those of others differ in about 128.</summary>
    private const int MostDifference = 24;

    /// <summary>What Roboflow puts between the name of a photo and that of a changed copy.</summary>
    private const string CopyMark = ".rf.";

    /// <summary>Puts photos that are alike into one group. A photo that is like no other is a group of its own.</summary>
    /// <param name="photos">The photos.</param>
    /// <returns>The indices of the photos of each group, the groups in order of their first photos.</returns>
    public static List<List<int>> Groups(IReadOnlyList<LabelledPhoto> photos)
    {
        var fingerprints = new PhotoFingerprint?[photos.Count];
        Parallel.For(0, photos.Count, i => fingerprints[i] = PhotoDecoder.TryLoad(photos[i], out Picture? picture, out _) ? PhotoFingerprint.Of(picture) : null);
        int[] leader = [.. Enumerable.Range(0, photos.Count)];
        var byName = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < leader.Length; i++)
        {
            string name = LabelledPhoto.NameOf(photos[i].File);
            int mark = name.IndexOf(CopyMark, StringComparison.Ordinal);
            if (mark > 0 && !byName.TryAdd(name[..mark], i))
            {
                Join(leader, i, byName[name[..mark]]);
            }

            for (int j = 0; j < i; j++)
            {
                if (fingerprints[i] is PhotoFingerprint a && fingerprints[j] is PhotoFingerprint b && a.DistanceTo(b) <= MostDifference)
                {
                    Join(leader, i, j);
                }
            }
        }

        return [.. Enumerable.Range(0, leader.Length).GroupBy(i => LeaderOf(leader, i)).Select(group => group.ToList())];
    }

    private static int LeaderOf(int[] leader, int i)
    {
        while (leader[i] != i)
        {
            i = leader[i] = leader[leader[i]];
        }

        return i;
    }

    private static void Join(int[] leader, int a, int b)
    {
        (int first, int second) = (LeaderOf(leader, a), LeaderOf(leader, b));
        leader[Math.Max(first, second)] = Math.Min(first, second);
    }
}

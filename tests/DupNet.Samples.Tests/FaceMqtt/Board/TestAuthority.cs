using System;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DupNet.Samples.Tests.FaceMqtt.Board;

/// <summary>Issues certificates for the time of a test.</summary>
internal sealed class TestAuthority : IDisposable
{
    private readonly RSA _key = RSA.Create(2048);
    private readonly X509Certificate2 _own;

    public TestAuthority(string name)
    {
        CertificateRequest request = new("CN=" + name, _key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        _own = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1));
        Certificate = new X509Certificate(_own);
    }

    /// <summary>Its certificate, without the key.</summary>
    public X509Certificate Certificate { get; }

    /// <summary>The same as the text of a file.</summary>
    public string Pem => _own.ExportCertificatePem();

    /// <summary>A certificate for a broker, and its key, as texts of files.</summary>
    public (string Certificate, string Key) Issue(string host)
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=" + host, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 issued = request.Create(_own, DateTimeOffset.UtcNow.AddMinutes(-30), DateTimeOffset.UtcNow.AddMinutes(30), [1, 2, 3, 4]);
        return (issued.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }

    public void Dispose()
    {
        Certificate.Dispose();
        _own.Dispose();
        _key.Dispose();
    }
}

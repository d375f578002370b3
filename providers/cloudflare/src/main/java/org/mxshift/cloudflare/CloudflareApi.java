package org.mxshift.cloudflare;

import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.Tag;

/** The four calls this provider makes; each carries a {@link Sent} that knows whether it went. */
interface CloudflareApi {

  /** Zones the token sees, by exact name. */
  @GET("zones")
  Call<Envelope> zones(@Query("name") String name, @Query("per_page") int perPage, @Tag Sent sent);

  /** One zone. */
  @GET("zones/{zone}")
  Call<Envelope> zone(@Path("zone") String zone, @Tag Sent sent);

  /** One page of the records of one owner. */
  @GET("zones/{zone}/dns_records")
  Call<Envelope> records(
      @Path("zone") String zone,
      @Query("name.exact") String owner,
      @Query("per_page") int perPage,
      @Query("page") int page,
      @Tag Sent sent);

  /** Deletes, patches and posts, in this order, all or nothing. */
  @POST("zones/{zone}/dns_records/batch")
  Call<Envelope> batch(@Path("zone") String zone, @Body Batch batch, @Tag Sent sent);
}
